#include "core/crypto/wiped_heap.h"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define GRAPEVINE_HEAP_IS_WATCHED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define GRAPEVINE_HEAP_IS_WATCHED
#endif
#endif

#ifdef GRAPEVINE_HEAP_IS_WATCHED

bool grapevine::crypto::wipeFreedMemory()
{
    return false;
}

#else

namespace {

std::atomic<bool> g_wipes{false};

/// The library's `operator new` takes from malloc, so this is where it goes back to.
void give(void* memory) noexcept
{
    if (memory != nullptr && g_wipes.load(std::memory_order_relaxed))
        explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

} // namespace

bool grapevine::crypto::wipeFreedMemory()
{
    g_wipes.store(true, std::memory_order_relaxed);
    return true;
}

// The forms for arrays, and those that do not throw, end in these. Source: C++20, [new.delete].
void operator delete(void* memory) noexcept
{
    give(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    give(memory);
}

void operator delete(void* memory, std::align_val_t) noexcept
{
    give(memory);
}

void operator delete(void* memory, std::size_t, std::align_val_t) noexcept
{
    give(memory);
}

#endif
