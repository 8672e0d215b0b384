#pragma once

namespace grapevine::crypto {

/// From now on this process leaves no core dump and cannot be traced by other users: called
/// as soon as a gossip key is held. Best effort, never fails the caller.
void disableCoreDumps();

} // namespace grapevine::crypto
