//! The set-up without a machine: what is missing, and the commands that install it.

use std::ffi::OsStr;

use super::*;

/// A machine that has everything, or nothing.
struct Pretended {
    has_everything: bool,
}

impl Machine for Pretended {
    fn version_of(&self, _: &str) -> Option<String> {
        self.has_everything.then(|| "0.2 0.2.130 0.21.14".to_owned())
    }

    fn has_rust_part(&self, _: &str) -> bool {
        self.has_everything
    }

    fn has_debian_package(&self, _: &str) -> bool {
        self.has_everything
    }

    fn has_npm_packages(&self, _: &str) -> bool {
        self.has_everything
    }
}

fn missing_for(purpose: Purpose, has_everything: bool) -> Missing {
    let versions =
        toml::from_str("[cargo]\ntrunk = \"0.21.14\"\n[cargo_of_tests]\ncargo-deny = \"0.2\"\n[cargo_of_browsers]\ngeckodriver = \"0.2\"\n[npm]\n")
            .unwrap();
    missing(purpose, &versions, "0.2.130", &Pretended { has_everything })
}

fn arguments(command: &Command) -> Vec<String> {
    command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect()
}

#[test]
fn nothing_is_installed_on_a_machine_that_has_everything() {
    assert_eq!(missing_for(Purpose::Test, true), Missing::default());
}

#[test]
fn a_fresh_machine_gets_all_debian_packages_in_one_call_and_the_tools_of_cargo() {
    let build = missing_for(Purpose::Build, false);
    assert_eq!(build.debian, ["nodejs", "npm", "fonts-noto-cjk"]);
    assert_eq!(build.npm, ["tools"]);
    assert_eq!(build.cargo[0], ["wasm-bindgen-cli@0.2.130"]);
    assert_eq!(build.cargo[1..], [["trunk@0.21.14", "--no-default-features", "--locked"]]);
    let test = missing_for(Purpose::Test, false);
    let debian = [
        "nodejs",
        "npm",
        "chromium",
        "chromium-driver",
        "default-jre-headless",
        "poppler-utils",
        "fonts-noto-cjk",
    ];
    assert_eq!(test.debian, debian);
    assert_eq!((test.npm.len(), test.rustup.len()), (2, 4));
    assert_eq!(test.cargo[2..].iter().map(|tool| &tool[0]).collect::<Vec<_>>(), ["cargo-deny@0.2"]);
}

#[test]
fn the_other_browsers_are_installed_only_where_they_are_tested() {
    let all = missing_for(Purpose::AllBrowsers, false);
    let test = missing_for(Purpose::Test, false);
    let more = all.debian.iter().filter(|package| !test.debian.contains(package));
    assert_eq!(more.collect::<Vec<_>>(), [&"firefox-esr", &"webkit2gtk-driver", &"xvfb"]);
    assert_eq!(all.cargo.last().unwrap()[0], "geckodriver@0.2");
    assert_eq!((all.npm, all.rustup), (test.npm, test.rustup));
}

#[test]
fn apt_waits_for_the_lock_and_never_asks() {
    let as_root = apt_command(true, &["install", "chromium"]);
    assert_eq!(as_root.get_program(), "env");
    let expected = [
        "DEBIAN_FRONTEND=noninteractive",
        "LC_ALL=C",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=600",
        "install",
        "chromium",
    ];
    assert_eq!(arguments(&as_root), expected);
    let as_user = apt_command(false, &["update"]);
    assert_eq!(as_user.get_program(), "sudo");
    assert_eq!(arguments(&as_user)[..2], ["env", "DEBIAN_FRONTEND=noninteractive"]);
}

#[test]
fn tools_are_compiled_in_one_folder_with_the_same_settings() {
    let [first, second] = ["a@1", "b@2"].map(|tool| cargo_install_command(&[tool.to_owned()]));
    assert!(first.get_envs().eq(second.get_envs()));
    let variables: BTreeMap<_, _> = first.get_envs().collect();
    assert_eq!(variables[OsStr::new("CARGO_TARGET_DIR")], Some(tools_dir().join("build").as_os_str()));
    assert_eq!(variables[OsStr::new("CARGO_PROFILE_RELEASE_LTO")], Some(OsStr::new("off")));
    assert_eq!(variables[OsStr::new("RUSTFLAGS")], None);
}

#[test]
fn versions_are_whole_words() {
    assert!(names_version("trunk 0.21.14", "0.21.14"));
    assert!(names_version("wasm-opt version 132 (version_132)", "132.0.0"));
    assert!(!names_version("trunk 0.21.140", "0.21.14"));
}

#[test]
fn npm_packages_have_the_versions_of_the_file_of_versions() {
    let mut named = BTreeMap::new();
    for (folder, _) in NPM_FOLDERS {
        let package = package(&root().join(folder).join("package.json"));
        let dependencies = package["dependencies"].as_object().unwrap().clone();
        named.extend(
            dependencies.into_iter().map(|(name, version)| (name, version.as_str().unwrap().to_owned())),
        );
    }
    for (name, version) in process::read_toml::<Versions>(VERSIONS).unwrap().npm {
        assert_eq!(named.get(&name), Some(&version), "{name}");
    }
}

#[test]
fn the_lock_file_names_the_version_of_wasm_bindgen() {
    assert!(locked_version("wasm-bindgen").unwrap().starts_with("0.2."));
    assert!(locked_version("no-such-crate").is_err());
}
