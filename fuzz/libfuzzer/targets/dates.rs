//! libFuzzer for `dates`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    vigil_fuzz::dates(bytes);
});
