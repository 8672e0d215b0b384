#include "app/cli/print.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace grapevine::cli {

bool printOut(std::string_view text)
{
    const bool written =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (!written && errno != EPIPE) {
        printErr("Standard output cannot be written: {}.\n", std::strerror(errno));
    }
    return written;
}

void printErrText(std::string_view text)
{
    static_cast<void>(!std::fwrite(text.data(), 1, text.size(), stderr));
}

} // namespace grapevine::cli
