#include "app/cli/progress_line.h"

#include <unistd.h>

#include "app/cli/print.h"

namespace grapevine::cli {

ProgressLine::ProgressLine()
    : m_terminal(isatty(STDERR_FILENO) == 1)
{
}

void ProgressLine::show(std::string_view text)
{
    if (!m_terminal || text == m_shown) return;
    printErr("\r\x1b[K{}", text);
    m_shown = text;
}

void ProgressLine::clear()
{
    if (!m_shown.empty()) printErr("\r\x1b[K");
    m_shown.clear();
}

} // namespace grapevine::cli
