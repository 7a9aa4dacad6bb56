//! libFuzzer for `data_files`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    vigil_fuzz::data_files(bytes);
});
