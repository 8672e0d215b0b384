#pragma once

namespace grapevine::crypto {

/// From now on this process leaves no core dump, cannot be traced by other users, and overwrites
/// the memory it frees (wiped_heap.h): called as soon as a gossip key is held, or asked for. Best
/// effort, never fails the caller.
///
/// Key pages themselves are libsodium's, which locks them and keeps them out of dumps anyway
/// (MADV_DONTDUMP).
void disableCoreDumps();

} // namespace grapevine::crypto
