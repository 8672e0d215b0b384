#include "app/cli/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace grapevine::cli {

namespace {

/// What a handler may be told of an event; SERF_RPC_ADDR and the like are for `serf` itself.
constexpr std::array<std::string_view, 5> kOfAnEvent{"SERF_EVENT=", "SERF_SELF_", "SERF_TAG_",
                                                     "SERF_USER_", "SERF_QUERY_"};
constexpr int kTurnsMost = 32; ///< Reads in one go; a chatterbox must not hold up the gossip.

void closeFd(int& fd)
{
    if (fd >= 0) close(fd);
    fd = -1;
}

struct Pipe {
    int read = -1;
    int write = -1;

    Pipe()
    {
        std::array<int, 2> ends{-1, -1};
        if (pipe2(ends.data(), O_CLOEXEC) == 0) {
            read = ends[0];
            write = ends[1];
        }
    }
    ~Pipe()
    {
        closeFd(read);
        closeFd(write);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    [[nodiscard]] bool isOpen() const { return read >= 0; }
};

int take(int& fd)
{
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    return std::exchange(fd, -1);
}

std::vector<char*> pointersTo(std::vector<std::string>& words)
{
    std::vector<char*> out;
    for (auto& word : words)
        out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

int spawn(pid_t& pid, const ChildProcess::Start& what, const Pipe& input, const Pipe& output,
          const Pipe& errors)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input.read, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.write, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors.write, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes, 0);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    sigaddset(&signals, SIGPIPE); // We ignore it, which a program would inherit.
    posix_spawnattr_setsigdefault(&attributes, &signals);
    auto words = what.words;
    auto environment = environmentWith(what.environment);
    const int problem = posix_spawnp(&pid, words.front().c_str(), &actions, &attributes,
                                     pointersTo(words).data(), pointersTo(environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

} // namespace

std::vector<std::string> environmentWith(const std::vector<std::string>& more)
{
    std::vector<std::string> out = more;
    for (char** at = environ; *at != nullptr; ++at) {
        const std::string_view one{*at};
        const bool stale =
            std::any_of(kOfAnEvent.begin(), kOfAnEvent.end(),
                        [&](std::string_view prefix) { return one.starts_with(prefix); });
        if (!stale) out.emplace_back(one);
    }
    return out;
}

Expected<std::unique_ptr<ChildProcess>, std::string> ChildProcess::start(const Start& what)
{
    Pipe input;
    Pipe output;
    Pipe errors;
    if (!input.isOpen() || !output.isOpen() || !errors.isOpen())
        return failure(std::string{std::strerror(errno)});
    std::unique_ptr<ChildProcess> child{new ChildProcess};
    if (const int problem = spawn(child->m_pid, what, input, output, errors)) {
        child->m_ended = true;
        return failure(std::string{std::strerror(problem)});
    }
    child->m_pidFd = static_cast<int>(syscall(SYS_pidfd_open, child->m_pid, 0));
    child->m_inputFd = take(input.write);
    child->m_outputFd = take(output.read);
    child->m_errorsFd = take(errors.read);
    child->m_input = what.input;
    child->feed();
    return child;
}

ChildProcess::~ChildProcess()
{
    if (m_pid > 0 && !m_ended) {
        ::kill(-m_pid, SIGKILL);
        while (waitpid(m_pid, &m_status, 0) < 0 && errno == EINTR) {
        }
    }
    for (int* fd : {&m_pidFd, &m_inputFd, &m_outputFd, &m_errorsFd})
        closeFd(*fd);
}

void ChildProcess::addPolls(std::vector<pollfd>& polls) const
{
    if (m_inputFd >= 0) polls.push_back({m_inputFd, POLLOUT, 0});
    for (const int fd : {m_outputFd, m_errorsFd, m_pidFd}) {
        if (fd >= 0) polls.push_back({fd, POLLIN, 0});
    }
}

void ChildProcess::feed()
{
    while (m_inputFd >= 0) {
        if (m_fed == m_input.size()) return closeFd(m_inputFd);
        const auto count = write(m_inputFd, m_input.data() + m_fed, m_input.size() - m_fed);
        if (count > 0) {
            m_fed += static_cast<std::size_t>(count);
        } else if (errno == EAGAIN) {
            return;
        } else if (errno != EINTR) {
            return closeFd(m_inputFd); // It does not want to know.
        }
    }
}

void ChildProcess::read(int& fd, std::string& into, std::size_t& dropped)
{
    std::array<char, 4096> buffer{};
    for (int turn = 0; fd >= 0 && turn < kTurnsMost; ++turn) {
        const auto count = ::read(fd, buffer.data(), buffer.size());
        if (count > 0) {
            const auto got = static_cast<std::size_t>(count);
            const auto kept = std::min(got, kOutputMost - into.size());
            into.append(buffer.data(), kept);
            dropped += got - kept;
        } else if (count == 0) {
            closeFd(fd);
        } else if (errno == EAGAIN) {
            return;
        } else if (errno != EINTR) {
            closeFd(fd);
        }
    }
}

void ChildProcess::pump()
{
    if (m_ended) return;
    feed();
    // Asked first: what it wrote before it ended can then be read below, to the last byte.
    const bool over = waitpid(m_pid, &m_status, WNOHANG) == m_pid;
    read(m_outputFd, m_output, m_outputDropped);
    read(m_errorsFd, m_errors, m_errorsDropped);
    if (!over) return;
    m_ended = true;
    for (int* fd : {&m_pidFd, &m_inputFd, &m_outputFd, &m_errorsFd})
        closeFd(*fd);
}

void ChildProcess::kill()
{
    if (!m_ended) ::kill(-m_pid, SIGKILL);
}

} // namespace grapevine::cli
