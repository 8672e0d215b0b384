#pragma once

namespace grapevine::crypto {

/// From now on memory is overwritten when it is given back to the heap: packets, texts and queues
/// that a key passed through leave no copy behind when they go, nor do the texts of Qt and whatever
/// else C libraries free. A program that links this has its `free` and `realloc` replaced, for all
/// libraries it loads; before the call they do what the standard ones do.
///
/// Not covered: what is still in use, such as a buffer that waits for the next packet.
///
/// False under AddressSanitizer and the like, which keep the heap themselves.
bool wipeFreedMemory();

} // namespace grapevine::crypto
