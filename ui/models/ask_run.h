#pragma once

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/link/command.h"
#include "core/link/query_progress.h"
#include "ui/models/delivery.h"

namespace grapevine::models {

/// What one member had to say to one query.
struct MemberReply {
    std::optional<Duration> ack;
    std::optional<Duration> response;
    Bytes payload; ///< As sent, a trailing newline included.
    std::uint32_t duplicates = 0;
    bool lateAck = false;
    bool lateResponse = false;
};

/// Where one member stands in one query. In order of what wants to be seen first.
enum class ReplyState : std::uint8_t {
    Silent,    ///< The query is over, and nothing came.
    Late,      ///< Something came, but only after the end.
    AckedOnly, ///< It received the query, and had no answer within the time.
    Unheard,   ///< The query was cut short before anything came, which tells nothing.
    Waiting,   ///< Nothing yet.
    Acked,     ///< It has received the query.
    Answered,
};

/// One event or query sent in this session, or refused, and what came of it.
struct AskRun {
    enum class Stage : std::uint8_t {
        Submitted, ///< The link has not said yet what it makes of it.
        Refused,   ///< Nothing was sent.
        Sent,      ///< An event: who received it is told by Delivery, if somebody asks.
        Open,      ///< A query that waits for answers.
        Over,
    };
    struct Latencies {
        Duration median{};
        Duration slowest{};
        std::string slowestFrom;
        bool ofAcks = false; ///< Nobody answered: these are of the acks.
    };

    /// Members of whom something is kept; who comes after that is only counted.
    static constexpr std::size_t kMembersMost = 100'000;

    std::uint64_t number = 0; ///< Counts up by one in a window.
    link::CommandId command;
    std::variant<link::SendEvent, link::SendQuery> what;
    Moment askedAt;
    std::size_t reach = 0; ///< Members that the person was told it goes to.
    std::optional<link::CommandOutcome> outcome;
    std::optional<link::QueryProgress> progress;
    std::map<std::string, MemberReply> replies;
    Delivery delivery;         ///< Of an event; nothing until a person has it checked.
    std::size_t bytesKept = 0; ///< Of payloads and names.
    std::size_t unkept = 0;    ///< Replies beyond kMembersMost.
    bool repeated = false;     ///< Sent by itself, by a plan that repeats.
    bool cutOff = false;       ///< The session that asked is gone; no more will come.

    [[nodiscard]] bool isQuery() const { return std::holds_alternative<link::SendQuery>(what); }
    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] Stage stage() const;
    [[nodiscard]] bool isOpen() const;
    /// Over, and not all were given their time: who was not heard is not silent.
    [[nodiscard]] bool isCutShort() const;
    [[nodiscard]] bool ackWanted() const;
    /// A query that went out: there is something to be shown of members.
    [[nodiscard]] bool hasReplies() const { return isQuery() && stage() != Stage::Refused; }

    /// Takes one reply; false when it told nothing new.
    bool take(const link::QueryReply& reply);

    /// Null: nothing came of that member.
    [[nodiscard]] const MemberReply* replyOf(const std::string& member) const;
    [[nodiscard]] ReplyState stateOf(const std::string& member) const;
    /// Members expected to react, as the link says; empty before it has said.
    [[nodiscard]] const std::vector<std::string>& expected() const;
    /// Expected ones in that state, sorted.
    [[nodiscard]] std::vector<std::string> membersIn(ReplyState state) const;
    [[nodiscard]] std::size_t lateCount() const;
    [[nodiscard]] std::size_t duplicateCount() const;
    /// Nothing before the first reply.
    [[nodiscard]] std::optional<Latencies> latencies() const;
};

} // namespace grapevine::models
