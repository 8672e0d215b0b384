#include "core/crypto/core_dumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "core/crypto/wiped_heap.h"

namespace grapevine::crypto {

void disableCoreDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    static_cast<void>(wipeFreedMemory());
}

} // namespace grapevine::crypto
