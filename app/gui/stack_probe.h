#pragma once

#include <cstddef>
#include <vector>

namespace grapevine::gui {

/// Asks one thread, from another, what it is doing: a signal makes it write its own stack into
/// memory that was there before.
///
/// The signal is SIGURG: ignored where nobody handles it, passed on silently by debuggers, and sent
/// by no socket of ours. At most one at a time in a program.
class StackProbe {
public:
    /// Deeper stacks lose their outer end, which is the event loop.
    static constexpr std::size_t kFramesMost = 64;

    /// On the thread that will be asked; it must outlive this.
    StackProbe();
    ~StackProbe();
    StackProbe(const StackProbe&) = delete;
    StackProbe& operator=(const StackProbe&) = delete;

    /// Return addresses, innermost first; empty when the thread did not answer in time. From one
    /// other thread.
    [[nodiscard]] std::vector<void*> look();
};

} // namespace grapevine::gui
