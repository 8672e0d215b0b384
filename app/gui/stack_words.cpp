#include "app/gui/stack_words.h"

#include <cstdint>
#include <cstdlib>
#include <cxxabi.h>
#include <dlfcn.h>
#include <fmt/format.h>
#include <memory>
#include <string_view>

namespace grapevine::gui {

namespace {

std::string readable(const char* symbol)
{
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> name(
        abi::__cxa_demangle(symbol, nullptr, nullptr, &status), &std::free);
    return status == 0 && name ? name.get() : symbol;
}

std::uintptr_t number(const void* address)
{
    return reinterpret_cast<std::uintptr_t>(address);
}

std::string line(const void* address, bool innermost)
{
    // A return address lies behind its call, and may be the next function's first byte.
    const auto at = number(address);
    const auto call = innermost || at == 0 ? at : at - 1;
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(call), &info) == 0 || info.dli_fname == nullptr)
        return fmt::format("{:#x}", at);
    std::string_view file = info.dli_fname;
    file.remove_prefix(file.find_last_of('/') + 1);
    const auto place = fmt::format("{}+{:#x}", file, at - number(info.dli_fbase));
    if (info.dli_sname == nullptr) return place;
    return fmt::format("{}+{:#x}  ({})", readable(info.dli_sname), at - number(info.dli_saddr),
                       place);
}

} // namespace

std::vector<std::string> stackLines(std::span<void* const> stack)
{
    std::vector<std::string> lines;
    for (const void* address : stack)
        lines.push_back(line(address, lines.empty()));
    return lines;
}

} // namespace grapevine::gui
