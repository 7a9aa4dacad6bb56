//! schema.org data of the site and of the data set as a whole, with its files.

use crate::content::data::FileData;
use crate::paths::{default_of, path_of};
use crate::render::preview::page_preview::Preview;
use crate::render::preview::schema_org::{LICENSE, object};
use serde_json::{Value, json};
use vigil_app::url::route::Route;
use vigil_model::EventDate;

impl Preview<'_> {
    /// The site, with how it is searched where its address is known.
    pub fn site(&self) -> Value {
        let address = self.best(&Route::Timeline);
        let search = self.address().map(|address| {
            json!({
                "@type": "SearchAction",
                "target": { "@type": "EntryPoint", "urlTemplate": format!("{address}?q={{search_term_string}}") },
                "query-input": "required name=search_term_string",
            })
        });
        object([
            ("@type", "WebSite".into()),
            ("@id", self.site_id().into()),
            ("url", address.into()),
            ("name", self.local.site_name().into()),
            ("description", self.description.clone().into()),
            ("inLanguage", self.local.locale.tag.clone().into()),
            ("image", self.image()),
            ("potentialAction", search.into()),
        ])
    }

    /// The data set; with its files on the page that offers them.
    pub fn dataset(&self, files: &[FileData]) -> Value {
        let (model, locale) = (self.local.model, self.local.locale);
        let site = model.dataset.site();
        let address = self.best(&Route::Data);
        let description = self.local.names.text(&site.description).text;
        let description = format!("{description} {}", locale.text("data.intro"));
        object([
            ("@type", "Dataset".into()),
            ("@id", self.dataset_id().into()),
            ("url", address.into()),
            ("name", self.local.names.text(&site.title).text.into()),
            ("description", description.into()),
            ("license", LICENSE.into()),
            ("isAccessibleForFree", true.into()),
            ("creator", json!({ "@type": "Organization", "name": self.local.site_name() })),
            ("inLanguage", model.locales.iter().map(|locale| locale.tag.clone()).collect()),
            ("temporalCoverage", self.coverage().into()),
            ("dateModified", model.newest_change.map(EventDate::unqualified).into()),
            ("distribution", files.iter().map(|file| self.download(file)).collect()),
        ])
    }

    /// The id of the data set: the same thing in every language, so it is that of the default language's page.
    pub fn dataset_id(&self) -> String {
        let default = default_of(self.local.model.locales).map_or("", |locale| locale.prefix.as_str());
        format!("{}#dataset", self.local.model.addresses.best(&path_of(default, &Route::Data)))
    }

    /// The years from the first event to the last, as an ISO 8601 interval.
    fn coverage(&self) -> Option<String> {
        let years = self.local.model.dataset.events().iter().map(|event| event.date.year());
        Some(format!("{:04}/{:04}", years.clone().min()?, years.max()?))
    }

    fn download(&self, file: &FileData) -> Value {
        let format = match file.path.rsplit('.').next() {
            Some("csv") => "text/csv",
            Some("jsonl") => "application/jsonl",
            _ => "application/json",
        };
        json!({
            "@type": "DataDownload",
            "name": file.path,
            "contentUrl": self.local.model.addresses.best(&file.path),
            "encodingFormat": format,
            "contentSize": file.size.to_string(),
            "sha256": file.checksum,
        })
    }
}
