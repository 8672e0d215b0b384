#pragma once

#include <string>
#include <string_view>

namespace grapevine::cli {

/// One line on a terminal that says how far a longer work is; nothing where standard error is no
/// terminal. Cleared before anything else is printed.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(std::string_view text);
    void clear();

private:
    bool m_terminal;
    std::string m_shown;
};

} // namespace grapevine::cli
