//! Many documents on a pool of our own.
//!
//! rayon's global pool must not be used: in a child made by `fork` its threads are gone and a call hangs for ever.
//! Pools here belong to one process and are made anew in a child.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::document::{Document, Source};
use crate::error::Error;
use crate::pipeline::Pipeline;
use crate::tables::{Batch, Records};

/// A document that owns its text, so that it can wait on the pool when the caller has gone.
pub trait Input: Send + Sync + 'static {
    /// The document.
    fn document(&self) -> Document<'_>;
}

/// A pool, the process it belongs to and its number of threads.
type Owned = (u32, usize, Arc<ThreadPool>);

static POOLS: Mutex<Vec<Owned>> = Mutex::new(Vec::new());

/// Documents of one task: enough bytes that the overhead of a task does not count, few enough that threads stay busy.
const TASK_BYTES: usize = 1 << 18;
const TASK_DOCUMENTS: usize = 256;
/// Less than this is read by the calling thread.
const INLINE_BYTES: usize = 1 << 16;
/// How often the caller looks whether to stop.
const POLL: Duration = Duration::from_millis(50);

/// The pool with `threads` threads (0: one a core) of this process.
fn pool(threads: usize) -> Result<Arc<ThreadPool>, Error> {
    let threads = if threads == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { threads };
    let build = || {
        let pool = ThreadPoolBuilder::new().num_threads(threads).thread_name(|i| format!("dateline-{i}")).build();
        pool.map(Arc::new).map_err(|e| Error::data(format!("cannot start {threads} threads: {e}")))
    };
    let process = std::process::id();
    for _ in 0..1000 {
        // Never `lock`: another thread may have held it when this process was forked, and then it is held for ever.
        if let Ok(mut pools) = POOLS.try_lock() {
            if let Some((_, _, pool)) = pools.iter().find(|(owner, size, _)| *owner == process && *size == threads) {
                return Ok(Arc::clone(pool));
            }
            let pool = build()?;
            // Pools of the parent stay in the list: to drop one would wait for threads that this process does not have.
            pools.push((process, threads, Arc::clone(&pool)));
            return Ok(pool);
        }
        std::thread::yield_now();
    }
    build()
}

fn bytes(document: Document<'_>) -> usize {
    match document.source {
        Source::Text(text) => text.len(),
        Source::Bytes(bytes) => bytes.len(),
        Source::Missing(_) => 0,
    }
}

/// Cuts the documents into tasks, in order.
fn tasks<I: Input>(inputs: &[I]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (i, input) in inputs.iter().enumerate() {
        size += bytes(input.document());
        if size >= TASK_BYTES || i + 1 - start >= TASK_DOCUMENTS {
            out.push(start..i + 1);
            (start, size) = (i + 1, 0);
        }
    }
    if start < inputs.len() {
        out.push(start..inputs.len());
    }
    out
}

fn read_task<I: Input>(
    pipeline: &Pipeline,
    inputs: &[I],
    task: Range<usize>,
    first: i64,
    stop: &AtomicBool,
) -> Result<Records, Error> {
    let mut batch = Batch::new(pipeline.tables());
    let count = task.len();
    for number in task {
        if stop.load(Ordering::Relaxed) {
            return Err(Error::interrupted());
        }
        if let Some(input) = inputs.get(number) {
            pipeline.read(first + number as i64, input.document(), &mut batch);
        }
    }
    let mut records = Records::empty(pipeline.tables());
    records.append(batch, count)?;
    Ok(records)
}

/// Reads all documents, in parallel, and gives their rows in order; the first document has number `first`.
///
/// `poll` is called every 50 ms; when it says yes the run stops, without waiting for what is being read.
///
/// # Errors
/// When `poll` said to stop, or a thread could not be started. A document that cannot be read is a row, no error.
pub fn read_all<I: Input>(
    pipeline: &Pipeline,
    inputs: Vec<I>,
    first: i64,
    threads: usize,
    mut poll: impl FnMut() -> bool,
) -> Result<Records, Error> {
    let stop = Arc::new(AtomicBool::new(false));
    let tasks = tasks(&inputs);
    if let [only] = tasks.as_slice()
        && inputs.iter().map(|i| bytes(i.document())).sum::<usize>() < INLINE_BYTES
    {
        return read_task(pipeline, &inputs, only.clone(), first, &stop);
    }
    let pool = pool(threads)?;
    let (send, receive) = sync_channel(1);
    let (pipeline, stopping, tables) = (pipeline.clone(), Arc::clone(&stop), pipeline.tables());
    pool.spawn(move || {
        let parts: Vec<_> =
            tasks.into_par_iter().map(|task| read_task(&pipeline, &inputs, task, first, &stopping)).collect();
        // The caller may have gone.
        let _ = send.send((parts, inputs));
    });
    loop {
        match receive.recv_timeout(POLL) {
            // `inputs` come back so that they are dropped here, by the thread that made them.
            Ok((parts, _inputs)) => {
                let mut records = Records::empty(tables);
                for part in parts {
                    records.extend(part?);
                }
                return Ok(records);
            }
            Err(RecvTimeoutError::Timeout) => {
                if poll() {
                    stop.store(true, Ordering::Relaxed);
                    return Err(Error::interrupted());
                }
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Error::data("a thread that read documents has ended before its time"));
            }
        }
    }
}
