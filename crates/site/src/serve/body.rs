//! The bytes of a response: held in memory, or read from a file as the reader takes them.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

/// Bytes read from a file at a time.
const STEP: usize = 64 * 1024;

/// The bytes of one response.
pub(super) enum ResponseBody {
    /// Bytes in memory, given once.
    Ready(Option<Bytes>),
    /// What is left of a file.
    File {
        /// The file, at the next byte to send.
        file: File,
        /// How many bytes are still to be sent.
        left: u64,
    },
}

impl ResponseBody {
    /// No bytes.
    pub(super) fn empty() -> ResponseBody {
        ResponseBody::Ready(None)
    }

    /// A short text.
    pub(super) fn text(text: &'static str) -> ResponseBody {
        ResponseBody::Ready(Some(Bytes::from_static(text.as_bytes())))
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match &mut *self {
            ResponseBody::Ready(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            ResponseBody::File { left: 0, .. } => Poll::Ready(None),
            ResponseBody::File { file, left } => {
                let mut bytes = vec![0; STEP.min(usize::try_from(*left).unwrap_or(STEP))];
                let mut buffer = ReadBuf::new(&mut bytes);
                ready!(Pin::new(file).poll_read(context, &mut buffer))?;
                let count = buffer.filled().len();
                if count == 0 {
                    // The file became shorter while it was sent; cutting the connection is the only honest answer.
                    return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into())));
                }
                bytes.truncate(count);
                *left -= count as u64;
                Poll::Ready(Some(Ok(Frame::data(bytes.into()))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, ResponseBody::Ready(None) | ResponseBody::File { left: 0, .. })
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match self {
            ResponseBody::Ready(bytes) => bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            ResponseBody::File { left, .. } => *left,
        })
    }
}
