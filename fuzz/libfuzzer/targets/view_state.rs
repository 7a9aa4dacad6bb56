//! libFuzzer for `view_state`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    vigil_fuzz::view_state(bytes);
});
