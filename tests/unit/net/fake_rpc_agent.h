#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/endpoint.h"
#include "core/rpc/object_stream.h"
#include "core/wire/message_shape.h"
#include "tests/unit/rpc/agent_words.h"

namespace grapevine::test {

/// A request's header, as an agent reads it.
struct RequestHeader {
    std::string_view command;
    std::uint64_t seq = 0;
};

} // namespace grapevine::test

template<> struct grapevine::wire::Shape<grapevine::test::RequestHeader> {
    static constexpr auto fields =
        std::tuple{field("Command", &grapevine::test::RequestHeader::command),
                   field("Seq", &grapevine::test::RequestHeader::seq)};
};

namespace grapevine::test {

/// One agent's RPC on loopback, in a thread of its own, scripted: `answer` says what comes back to
/// a command, and whatever is said in between is sent to the connection that is open. One
/// connection at a time.
class FakeRpcAgent {
public:
    struct Reply {
        Words words;
        bool close = false;     ///< After the words.
        bool halfClose = false; ///< Only our side, after the words.
        std::size_t pieces = 0; ///< Bytes a write, 0 is all at once.
    };
    using Answer = std::function<Reply(std::string_view command, std::uint64_t seq)>;

    explicit FakeRpcAgent(Answer answer)
        : m_answer(std::move(answer))
    {
        m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* const raw = static_cast<sockaddr*>(static_cast<void*>(&address));
        bind(m_listener, raw, length);
        listen(m_listener, 4);
        getsockname(m_listener, raw, &length);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { run(); });
    }
    ~FakeRpcAgent()
    {
        m_ending = true;
        m_thread.join();
        close(m_listener);
    }
    FakeRpcAgent(const FakeRpcAgent&) = delete;
    FakeRpcAgent& operator=(const FakeRpcAgent&) = delete;

    [[nodiscard]] HostPort where() const { return {"127.0.0.1", m_port}; }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] std::size_t asked(const std::string& command)
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<std::size_t>(std::count(m_commands.begin(), m_commands.end(), command));
    }
    [[nodiscard]] std::uint64_t seqOf(const std::string& command)
    {
        const std::lock_guard lock(m_mutex);
        return m_seqs[command];
    }
    /// To whoever is connected.
    void say(const Words& words)
    {
        const std::lock_guard lock(m_mutex);
        append(m_toSay, words.bytes());
    }
    void hangUp() { m_hangUp = true; }

private:
    void run()
    {
        while (!m_ending) {
            pollfd waiting{m_listener, POLLIN, 0};
            if (poll(&waiting, 1, 10) <= 0) continue;
            const int fd = accept(m_listener, nullptr, nullptr);
            ++m_connections;
            serve(fd);
            close(fd);
        }
    }

    void serve(int fd)
    {
        rpc::ObjectStream stream;
        bool bodyNext = false;
        m_hangUp = false;
        while (!m_ending && !m_hangUp) {
            sendWaiting(fd);
            pollfd waiting{fd, POLLIN, 0};
            if (poll(&waiting, 1, 10) <= 0) continue;
            std::array<std::byte, 4096> buffer{};
            const auto got = recv(fd, buffer.data(), buffer.size(), 0);
            if (got <= 0) return;
            stream.feed(ByteView{buffer}.first(static_cast<std::size_t>(got)));
            while (true) {
                const auto object = stream.next(rpc::kRecordLargest);
                if (!object || !*object) break;
                if (std::exchange(bodyNext, false)) {
                    if (!reply(fd, m_command, m_seq)) return;
                    continue;
                }
                wire::Scratch scratch;
                wire::MsgpackReader reader{**object, scratch};
                RequestHeader header;
                wire::readMessage(reader, header);
                m_command = header.command;
                m_seq = header.seq;
                bodyNext =
                    m_command != "members" && m_command != "stats" && m_command != "list-keys";
                if (!bodyNext && !reply(fd, m_command, m_seq)) return;
            }
        }
    }

    bool reply(int fd, const std::string& command, std::uint64_t seq)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_commands.push_back(command);
            m_seqs[command] = seq;
        }
        const auto reply = m_answer(command, seq);
        const auto& bytes = reply.words.bytes();
        const auto piece = reply.pieces == 0 ? bytes.size() : reply.pieces;
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            send(fd, bytes.data() + at, std::min(piece, bytes.size() - at), MSG_NOSIGNAL);
        if (reply.halfClose) shutdown(fd, SHUT_WR);
        return !reply.close;
    }

    void sendWaiting(int fd)
    {
        Bytes bytes;
        {
            const std::lock_guard lock(m_mutex);
            bytes.swap(m_toSay);
        }
        if (!bytes.empty()) send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }

    Answer m_answer;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::thread m_thread;
    std::atomic<bool> m_ending{false};
    std::atomic<bool> m_hangUp{false};
    std::atomic<int> m_connections{0};
    std::string m_command;
    std::uint64_t m_seq = 0;
    std::mutex m_mutex;
    std::vector<std::string> m_commands;
    std::map<std::string, std::uint64_t> m_seqs;
    Bytes m_toSay;
};

} // namespace grapevine::test
