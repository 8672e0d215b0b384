#pragma once

namespace grapevine::crypto {

/// From now on memory is overwritten when C++ gives it back to the heap: packets, texts and queues
/// that a key passed through leave no copy behind when they go. A program that calls this has its
/// `operator delete` replaced; before the call it does what the standard one does.
///
/// Not covered: what C libraries free by themselves (libsodium and OpenSSL wipe their own secrets),
/// and what is still in use, such as a buffer that waits for the next packet.
///
/// False under AddressSanitizer and the like, which keep the heap themselves.
bool wipeFreedMemory();

} // namespace grapevine::crypto
