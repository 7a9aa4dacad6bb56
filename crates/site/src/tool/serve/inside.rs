//! The files below one folder, for `ServeDir`. A symbolic link that leads out of the folder is not found, wherever in the
//! path it is, and neither is a pipe, a socket or a device.

use std::fs::Metadata;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use anyhow::Context;
use tower_http::services::fs::{Backend, TokioBackend, TokioFile};

type Pending<T> = Pin<Box<dyn Future<Output = io::Result<T>> + Send>>;

/// The files below a folder. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Inside {
    /// Without symbolic links, so that comparing the beginnings of paths is enough.
    root: Arc<Path>,
}

impl Inside {
    /// Fails if there is no folder at the path.
    pub(super) fn open(dir: &Path) -> anyhow::Result<Inside> {
        let root = dir.canonicalize().with_context(|| format!("cannot open the folder {}", dir.display()))?;
        anyhow::ensure!(root.is_dir(), "{} is not a folder", dir.display());
        Ok(Inside { root: root.into() })
    }

    /// The folder, absolute.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a path below the folder leads to a file.
    pub(super) async fn is_file(&self, path: &str) -> bool {
        self.metadata(path.into()).await.is_ok_and(|found| found.is_file())
    }

    /// Whether a path below the folder leads to a folder.
    pub(super) async fn is_folder(&self, path: &str) -> bool {
        self.metadata(path.into()).await.is_ok_and(|found| found.is_dir())
    }

    /// The real place of a file or folder, by a path that is absolute or counted from the root.
    ///
    /// Blocks. Nothing is opened: opening a pipe would wait for somebody to write into it.
    pub(super) fn resolve(&self, path: &Path) -> io::Result<(PathBuf, Metadata)> {
        let real = self.root.join(path).canonicalize()?;
        let metadata = real.metadata()?;
        let is_servable = metadata.is_file() || metadata.is_dir();
        if real.starts_with(&self.root) && is_servable {
            Ok((real, metadata))
        } else {
            Err(io::ErrorKind::NotFound.into())
        }
    }

    fn resolve_later(&self, path: PathBuf) -> Pending<(PathBuf, Metadata)> {
        let inside = self.clone();
        let resolved = tokio::task::spawn_blocking(move || inside.resolve(&path));
        Box::pin(async { resolved.await.map_err(io::Error::other)? })
    }
}

impl Backend for Inside {
    type File = TokioFile;
    type Metadata = Metadata;
    type OpenFuture = Pending<TokioFile>;
    type MetadataFuture = Pending<Metadata>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        let resolved = self.resolve_later(path);
        Box::pin(async { TokioBackend.open(resolved.await?.0).await })
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        let resolved = self.resolve_later(path);
        Box::pin(async { Ok(resolved.await?.1) })
    }
}
