//! Closing in good order: a side that closes while the other still writes makes the other's system throw away
//! what it had not read yet, the goodbye too (RFC 9112, section 9.6). So what still comes is read to its end.
use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A stream that, once shut down, waits until the other side has closed too.
pub(super) struct Lingering<S>(pub(super) S);

impl<S: AsyncRead + Unpin> AsyncRead for Lingering<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, into)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Lingering<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.0).poll_shutdown(context))?;
        loop {
            let mut late = [0; 1024];
            let mut late = ReadBuf::new(&mut late);
            match ready!(Pin::new(&mut self.0).poll_read(context, &mut late)) {
                Ok(()) if !late.filled().is_empty() => (),
                // The end, or the other side was shorter about it.
                _ => return Poll::Ready(Ok(())),
            }
        }
    }
}
