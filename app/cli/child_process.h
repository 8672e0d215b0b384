#pragma once

#include <memory>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "core/base/expected.h"

namespace grapevine::cli {

/// A program at work, fed and read through pipes without ever waiting for it.
///
/// It gets a process group of its own, no signal blocked, and no file of ours but the three pipes.
class ChildProcess {
public:
    struct Start {
        std::vector<std::string> words;       ///< The program, looked for in PATH, and the rest.
        std::vector<std::string> environment; ///< `KEY=VALUE`, in place of the same key of ours.
        std::string input;                    ///< All that it can read.
    };

    /// Kept of each output; what comes beyond is read and thrown away.
    static constexpr std::size_t kOutputMost = 8 * 1024;

    /// The error is the system's reason.
    [[nodiscard]] static Expected<std::unique_ptr<ChildProcess>, std::string>
    start(const Start& what);

    /// Kills the whole group if it still runs.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    void addPolls(std::vector<pollfd>& polls) const;
    /// Writes and reads what can be without waiting, and learns whether it has ended.
    void pump();
    void kill();

    [[nodiscard]] bool hasEnded() const { return m_ended; }
    /// As waitpid() tells it, once it has ended.
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const std::string& output() const { return m_output; }
    [[nodiscard]] const std::string& errors() const { return m_errors; }
    /// Bytes that were thrown away of each.
    [[nodiscard]] std::size_t outputDropped() const { return m_outputDropped; }
    [[nodiscard]] std::size_t errorsDropped() const { return m_errorsDropped; }

private:
    ChildProcess() = default;

    void feed();
    static void read(int& fd, std::string& into, std::size_t& dropped);

    pid_t m_pid = -1;
    int m_pidFd = -1;
    int m_inputFd = -1;
    int m_outputFd = -1;
    int m_errorsFd = -1;
    std::string m_input;
    std::size_t m_fed = 0;
    std::string m_output;
    std::string m_errors;
    std::size_t m_outputDropped = 0;
    std::size_t m_errorsDropped = 0;
    int m_status = 0;
    bool m_ended = false;
};

/// `environ` without Serf's words about an earlier event, overlaid with `more`.
[[nodiscard]] std::vector<std::string> environmentWith(const std::vector<std::string>& more);

} // namespace grapevine::cli
