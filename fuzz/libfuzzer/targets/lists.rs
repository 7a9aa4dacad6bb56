//! libFuzzer for `lists`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    vigil_fuzz::lists(bytes);
});
