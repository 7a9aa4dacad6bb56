//! `vigil schema`: writes a JSON Schema for each kind of data file, out of the types that read them.

use anyhow::{Context, bail};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;
use std::fs;
use std::path::Path;
use vigil_model::{Case, Event, GlossaryTerm, Organization, Person, Place, Site};

/// Writes the schemas; over files of these names only where they are schemas too.
pub fn write(out: &Path) -> anyhow::Result<()> {
    for name in NAMES {
        let path = out.join(name);
        if path.symlink_metadata().is_ok() && !is_ours(&path, name) {
            bail!("{} is not a schema that this command has written: name another folder", path.display());
        }
    }
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    for (name, text) in schemas()? {
        let path = out.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Whether a file is a schema of this name, perhaps of another version.
fn is_ours(path: &Path, name: &str) -> bool {
    let schema = fs::read(path).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let title = schema.as_ref().and_then(|schema| schema.get("title")?.as_str()).unwrap_or_default();
    let subject = name.strip_suffix(".schema.json").unwrap_or(name);
    title.strip_prefix(subject).is_some_and(|rest| rest.starts_with(['.', '/']))
}

/// The names of the files.
pub const NAMES: [&str; 7] = [
    "site.schema.json",
    "events.schema.json",
    "people.schema.json",
    "places.schema.json",
    "orgs.schema.json",
    "cases.schema.json",
    "terms.schema.json",
];

/// The schemas by the names of their files.
pub fn schemas() -> anyhow::Result<Vec<(&'static str, String)>> {
    let schemas = [
        schema::<Site>("site.json: names, languages and address of the site"),
        schema::<Vec<Event>>("events/*.json: a list of events"),
        schema::<Vec<Person>>("people.json: a list of people"),
        schema::<Vec<Place>>("places.json: a list of places"),
        schema::<Vec<Organization>>("orgs.json: a list of organizations"),
        schema::<Vec<Case>>("cases.json: a list of cases"),
        schema::<Vec<GlossaryTerm>>("terms.json: a list of terms for the glossary"),
    ];
    let in_text = NAMES
        .into_iter()
        .zip(schemas)
        .map(|(name, schema)| Ok((name, serde_json::to_string_pretty(&schema)? + "\n")));
    in_text.collect()
}

fn schema<T: JsonSchema>(title: &str) -> Schema {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    RecursiveTransform(without_null).transform(&mut schema);
    schema
}

/// A field without a value is left out, never `null`, so its schema has no default.
fn without_null(schema: &mut Schema) {
    schema.remove("default");
    schema.remove("format");
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type") != Some(&Value::from("null")));
        if let [only] = choices.as_mut_slice() {
            let only = only.take();
            schema.remove("anyOf");
            schema.insert("allOf".to_owned(), Value::Array(vec![only]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schemas_in_the_repository_are_those_of_the_types() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
        for (name, text) in schemas().unwrap() {
            let checked_in = fs::read_to_string(folder.join(name)).unwrap_or_default();
            assert!(checked_in == text, "schemas/{name} is stale: run `vigil schema --out schemas`");
        }
    }

    #[test]
    fn only_schemas_are_written_over() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path()).unwrap();
        write(folder.path()).unwrap();
        let path = folder.path().join("places.schema.json");
        fs::write(&path, "{\"title\": \"mine\"}").unwrap();
        assert!(write(folder.path()).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "{\"title\": \"mine\"}");
    }
}
