#include "core/crypto/wiped_heap.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <malloc.h>

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

#elif defined(__GLIBC__)

// What the C library does where nobody is in between. Part of its interface since 2.2.5.
extern "C" void __libc_free(void* memory);
extern "C" void* __libc_realloc(void* memory, std::size_t size);

namespace {

using Free = void (*)(void*);
using Realloc = void* (*)(void*, std::size_t);

std::atomic<bool> g_wipes{false};
std::atomic<Free> g_free{nullptr};
std::atomic<Realloc> g_realloc{nullptr};
thread_local bool t_asking = false;

/// That of the allocator which `malloc` belongs to: the C library's, or one that was preloaded.
template<class Call> Call next(std::atomic<Call>& known, const char* name, Call otherwise)
{
    if (const auto call = known.load(std::memory_order_acquire)) return call;
    // Asking may itself give memory back.
    if (t_asking) return otherwise;
    t_asking = true;
    auto call = reinterpret_cast<Call>(dlsym(RTLD_NEXT, name));
    t_asking = false;
    if (call == nullptr) call = otherwise;
    known.store(call, std::memory_order_release);
    return call;
}

void give(void* memory)
{
    next<Free>(g_free, "free", __libc_free)(memory);
}

void* resize(void* memory, std::size_t size)
{
    return next<Realloc>(g_realloc, "realloc", __libc_realloc)(memory, size);
}

bool wipes()
{
    return g_wipes.load(std::memory_order_relaxed);
}

} // namespace

bool grapevine::crypto::wipeFreedMemory()
{
    g_wipes.store(true, std::memory_order_relaxed);
    return true;
}

// A program's own `free` is taken by every library it loads, so this covers what is written in C
// and Qt's texts as well; `operator delete` ends here, too. The C library calls these through the
// same door, as it must for programs that bring an allocator of their own.
extern "C" void free(void* memory) noexcept
{
    if (memory != nullptr && wipes()) explicit_bzero(memory, malloc_usable_size(memory));
    give(memory);
}

extern "C" void* realloc(void* memory, std::size_t size) noexcept
{
    if (memory == nullptr || !wipes()) return resize(memory, size);
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    // It may move, and would leave what was there behind: so it is moved by hand.
    const auto room = malloc_usable_size(memory);
    if (size <= room && size >= room / 2) return memory;
    void* fresh = std::malloc(size);
    if (fresh == nullptr) return nullptr;
    std::memcpy(fresh, memory, std::min(room, size));
    free(memory);
    return fresh;
}

#else
#error "memory is wiped as the C library of GNU lets one do it"
#endif
