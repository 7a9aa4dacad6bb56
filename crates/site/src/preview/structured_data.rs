//! schema.org data of the site and of the data set as a whole, with its files.

use super::structured::object;
use super::{Preview, Previews};
use crate::address::default_of;
use crate::content::FileData;
use crate::feed::changed;
use serde_json::{Value, json};
use vigil_app::url::route::Route;
use vigil_model::EventDate;

/// The license of texts and data.
pub const LICENSE: &str = "https://creativecommons.org/licenses/by/4.0/";

impl Preview<'_> {
    /// The site, with how it is searched where its address is known.
    pub(super) fn site(&self) -> Value {
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
            ("name", self.site_name().into()),
            ("description", self.description.clone().into()),
            ("inLanguage", self.previews.locale.tag.clone().into()),
            ("image", self.image()),
            ("potentialAction", search.into()),
        ])
    }

    /// The data set; with its files on the page that offers them.
    pub(super) fn dataset(&self, files: &[FileData]) -> Value {
        let Previews { dataset, locales, locale } = self.previews;
        let site = dataset.site();
        let address = self.best(&Route::Data);
        let changed = dataset.events().iter().map(changed::day_of).max();
        let changed = changed.and_then(|day| EventDate::from_day(day).ok());
        let description = self.names().text(&site.description).text;
        let description = format!("{description} {}", locale.text("data.intro"));
        object([
            ("@type", "Dataset".into()),
            ("@id", self.dataset_id().into()),
            ("url", address.into()),
            ("name", self.names().text(&site.title).text.into()),
            ("description", description.into()),
            ("license", LICENSE.into()),
            ("isAccessibleForFree", true.into()),
            ("creator", json!({ "@type": "Organization", "name": self.site_name() })),
            ("inLanguage", locales.iter().map(|locale| locale.tag.clone()).collect()),
            ("temporalCoverage", self.coverage().into()),
            ("dateModified", changed.map(EventDate::unqualified).into()),
            ("distribution", files.iter().map(|file| self.download(file)).collect()),
        ])
    }

    /// The id of the data set: the same thing in every language, so it is that of the default language's page.
    pub(super) fn dataset_id(&self) -> String {
        let default = default_of(self.previews.locales).map_or("", |locale| locale.prefix.as_str());
        format!("{}#dataset", self.addresses().best(&crate::address::path_of(default, &Route::Data)))
    }

    /// The years from the first event to the last, as an ISO 8601 interval.
    fn coverage(&self) -> Option<String> {
        let years = self.previews.dataset.events().iter().map(|event| event.date.year());
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
            "contentUrl": self.addresses().best(&file.path),
            "encodingFormat": format,
            "contentSize": file.size.to_string(),
            "sha256": file.checksum,
        })
    }
}
