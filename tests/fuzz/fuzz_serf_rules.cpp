#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <variant>

#include "core/serf/key_store.h"
#include "core/serf/query_desk.h"
#include "core/serf/relay.h"
#include "core/serf/serf.h"
#include "core/swim/node_record.h"
#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::serf;

namespace {

constexpr const char* kMembers[] = {"self", "n1", "n2", "n3"};
constexpr std::size_t kStepsMost = 64;

class Keys final : public KeyStore {
public:
    explicit Keys(bool encrypted)
        : m_encrypted(encrypted)
    {
        if (encrypted) m_ring.add(crypto::SecretKey::fromBytes(Bytes(16, std::byte{7})).value());
    }
    bool encrypted() const override { return m_encrypted; }
    const crypto::Keyring& keyring() const override { return m_ring; }
    Expected<void, std::string> replace(crypto::Keyring ring) override
    {
        m_ring = std::move(ring);
        return {};
    }

private:
    bool m_encrypted;
    crypto::Keyring m_ring;
};

Endpoint endpointOf(std::uint8_t last)
{
    const Bytes address{std::byte{10}, std::byte{0}, std::byte{0}, std::byte{last}};
    return {*IpAddress::fromBytes(address), 7946};
}

swim::NodeRecordPtr record(const std::string& name)
{
    auto out = std::make_shared<swim::NodeRecord>();
    out->name = name;
    out->endpoint = endpointOf(static_cast<std::uint8_t>(name.back()));
    const auto address = out->endpoint.address.bytes();
    out->address.assign(address.begin(), address.end());
    out->port = 7946;
    wire::encodeTags(out->meta, {{"role", "web"}});
    out->versions = {1, 5, 2, 2, 5, 5};
    out->versionsKnown = true;
    return out;
}

/// Takes the text up to a NUL off.
std::string takeWord(ByteView& bytes)
{
    const auto text = asText(bytes);
    const auto end = std::min(text.find('\0'), text.size());
    bytes = bytes.subspan(std::min(end + 1, text.size()));
    return std::string{text.substr(0, end)};
}

/// A Serf with three neighbours, and what must hold of all that it tells.
class World {
public:
    explicit World(std::uint8_t mode)
        : m_keys((mode & 1U) != 0)
        , m_serf(options(mode), "self", endpointOf(1), m_names, m_random, m_counters, &m_keys,
                 {[](std::size_t most) {
                      std::vector<std::pair<std::string, Endpoint>> out{{"n2", endpointOf('2')},
                                                                        {"n3", endpointOf('3')}};
                      out.resize(std::min(most, out.size()));
                      return out;
                  },
                  [] { return std::size_t{4}; }})
    {
        m_serf.setTags({{"role", "obs"}});
        m_serf.start(m_now);
        for (const auto* name : kMembers)
            m_serf.handleMemberJoin(m_now, *m_names.intern(name), record(name));
        QueryWish wish{"load"};
        wish.relayFactor = 1;
        ask(wish);
        look();
    }

    void step(std::uint8_t what, ByteView body)
    {
        const auto before = m_serf.clocks();
        switch (what % 10U) {
        case 0: hear(body); break;
        case 1: m_serf.mergeRemoteState(m_now, body, false); break;
        case 2: m_serf.mergeRemoteState(m_now, body, true); break;
        case 3: pass(body); break;
        case 4: hear(wrapRelay(endpointOf(1).address.bytes(), 7946, "self", body)); break;
        case 5: reply(body); break;
        case 6: wish(body); break;
        case 7: send(body); break;
        case 8: answer(body); break;
        default: change(body); break;
        }
        look();
        const auto after = m_serf.clocks();
        fuzz::require(after.member >= before.member && after.event >= before.event &&
                          after.query >= before.query,
                      "clocks never fall");
    }

    void finish()
    {
        wire::Scratch scratch;
        const auto state = m_serf.localState();
        fuzz::require(wire::decodeSerf<wire::SerfPushPull>(state, scratch).has_value(),
                      "our state can be read");
        m_serf.loseQueries();
        look();
        fuzz::require(m_open.empty(), "every query of ours has one end");
    }

private:
    static SerfOptions options(std::uint8_t mode)
    {
        SerfOptions out;
        if ((mode & 2U) == 0) return out;
        out.eventBuffer = out.queryBuffer = 4;
        out.eventsPerSlotMost = out.queriesPerSlotMost = 2;
        out.eventBytesMost = 1024;
        out.recentIntentsMost = 4;
        out.queueMost = 4;
        return out;
    }

    /// Whatever it says, hearing it again is no news.
    void hear(ByteView message)
    {
        m_serf.handleMessage(m_now, message);
        look();
        const auto kept = m_told;
        m_serf.handleMessage(m_now, message);
        look();
        fuzz::require(kept == m_told, "events and queries are told once");
    }

    void pass(ByteView body)
    {
        const unsigned high = fuzz::takeByte(body);
        const auto until = m_now + std::chrono::milliseconds{high * 256U + fuzz::takeByte(body)};
        for (std::size_t turns = 0; m_serf.nextTimeout() && *m_serf.nextTimeout() <= until;
             ++turns) {
            m_now = std::max(m_now, *m_serf.nextTimeout());
            m_serf.handleTimeout(m_now);
            fuzz::require(*m_serf.nextTimeout() > m_now, "a timer that has fired is set anew");
            fuzz::require(turns < 3000, "timers are few");
        }
        m_now = until;
    }

    /// To a query of ours that is open or ended not long ago.
    void reply(ByteView body)
    {
        if (m_asked.empty()) return;
        const auto which = fuzz::takeByte(body);
        const auto& [time, id] = m_asked[m_asked.size() - 1 - which % m_asked.size()];
        const auto who = fuzz::takeByte(body);
        wire::QueryResponse response;
        response.time = time;
        response.id = id;
        response.flags = (who & 0x80U) != 0 ? 1 : 0;
        const auto name = (who & 4U) != 0 ? takeWord(body) : std::string{kMembers[who & 3U]};
        response.from = name;
        response.payload = body;
        Bytes message;
        wire::encodeSerf(message, response);
        m_serf.handleMessage(m_now, message);
    }

    void wish(ByteView body)
    {
        const auto mode = fuzz::takeByte(body);
        QueryWish wish{takeWord(body)};
        if ((mode & 1U) != 0) wish.nodes.push_back(takeWord(body));
        if ((mode & 2U) != 0) {
            wish.tags.emplace_back().first = takeWord(body);
            wish.tags.back().second = takeWord(body);
        }
        wish.ack = (mode & 4U) != 0;
        wish.relayFactor = mode >> 5U;
        if ((mode & 8U) != 0) wish.timeout = std::chrono::milliseconds{fuzz::takeByte(body)};
        wish.payload.assign(body.begin(), body.end());
        ask(wish, (mode & 16U) != 0);
    }

    void ask(const QueryWish& wish, bool ourselvesToo = false)
    {
        const auto asked = m_serf.ask(m_now, wish, ourselvesToo);
        if (!asked) return;
        fuzz::require(asked->bytes <= SerfOptions{}.querySizeLimit,
                      "no query of ours is too large");
        fuzz::require(m_open.try_emplace(asked->time, asked->id).second, "a time is ours once");
        m_asked.emplace_back(asked->time, asked->id);
    }

    void send(ByteView body)
    {
        const auto name = takeWord(body);
        const auto sent = m_serf.sendEvent(m_now, name, body, false);
        if (sent)
            fuzz::require(sent->bytes <= SerfOptions{}.eventSizeLimit, "no event is too large");
    }

    void answer(ByteView body)
    {
        if (m_seen.empty()) return;
        const auto [time, id] = m_seen[fuzz::takeByte(body) % m_seen.size()];
        const auto size = m_serf.responseSize(time, id, body);
        const bool done = m_serf.respond(m_now, time, id, body).has_value();
        if (done) fuzz::require(size && *size <= SerfOptions{}.responseSizeLimit, "answers fit");
        fuzz::require(!done || !m_serf.respond(m_now, time, id, body), "answered once");
    }

    void change(ByteView body)
    {
        const auto what = fuzz::takeByte(body);
        const auto member = *m_names.intern(kMembers[fuzz::takeByte(body) & 3U]);
        switch (what % 9U) {
        case 0: m_serf.handleMemberJoin(m_now, member, record(m_names.name(member))); break;
        case 1: m_serf.handleMemberLeave(m_now, member); break;
        case 2: m_serf.handleMemberGone(m_now, member, record(m_names.name(member)), true); break;
        case 3: m_serf.forgetOthers(); break;
        case 4: m_serf.rename("self-1", endpointOf(1)); break;
        case 5:
            if (!m_open.empty())
                fuzz::require(m_serf.stopQuery(m_open.begin()->first), "it is open");
            break;
        case 6:
            if (const auto asked = m_serf.askForKeys(m_now)) {
                m_open.try_emplace(asked->time, asked->id);
                m_asked.emplace_back(asked->time, asked->id);
            }
            break;
        case 7: m_serf.announceLeave(m_now); break;
        default: m_serf.announceJoin(m_now); break;
        }
    }

    void look()
    {
        for (const auto& event : m_serf.takeEvents())
            std::visit([this](const auto& e) { check(e); }, event);
        // One input makes a handful: an ack, an answer, and both by relays.
        const auto messages = m_serf.takeMessages();
        fuzz::require(messages.size() <= 4 * (1 + QueryDesk::kRelaysMost), "no amplifier");
        for (const auto& message : messages)
            fuzz::require(!message.to.address.isNone(), "what is sent has an address");
        for (auto* queue : {&m_serf.intents(), &m_serf.queries(), &m_serf.events()}) {
            std::vector<ByteView> out;
            queue->take(out, 0, 2 * Serf::kSpreadLargest, 4);
            for (const auto view : out)
                fuzz::require(view.size() <= Serf::kSpreadLargest, "gossip fits a datagram");
        }
    }

    void check(const UserEventSeen&) { ++m_told; }
    void check(const QuerySeen& query)
    {
        ++m_told;
        fuzz::require(query.deadline >= m_now, "a query that is told can be answered");
        if (m_seen.size() < kStepsMost) m_seen.emplace_back(query.time, query.id);
    }
    void check(const QueryReplySeen& reply)
    {
        fuzz::require(!(reply.late && reply.duplicate), "a reply counts in one place");
        fuzz::require(reply.latency >= Duration::zero(), "no reply comes before its query");
        if (reply.duplicate) return;
        const bool first = m_replies.emplace(reply.time, reply.from, reply.ack).second;
        fuzz::require(first, "a member's second reply is a duplicate");
        fuzz::require(reply.late == m_ended.contains(reply.time), "late is after the end");
    }
    void check(const QueryEnded& ended)
    {
        fuzz::require(m_ended.insert(ended.time).second, "a query ends once");
        m_open.erase(ended.time);
        fuzz::require(std::is_sorted(ended.silent.begin(), ended.silent.end()), "silent is sorted");
        for (const auto& name : ended.silent) {
            fuzz::require(!m_replies.contains({ended.time, name, true}) &&
                              !m_replies.contains({ended.time, name, false}),
                          "who spoke was not silent");
        }
    }
    void check(const MemberEvent&) {}
    void check(const KeysChanged&) {}

    TimePoint m_now{std::chrono::hours{1}};
    NameTable m_names;
    SeededRandom m_random{7};
    Counters m_counters;
    Keys m_keys;
    Serf m_serf;
    std::vector<std::pair<LamportTime, QueryId>> m_asked; ///< Ours.
    std::map<LamportTime, QueryId> m_open;                ///< Of these: without an end.
    std::set<LamportTime> m_ended;
    std::set<std::tuple<LamportTime, std::string, bool>> m_replies; ///< Firsts.
    std::vector<std::pair<LamportTime, QueryId>> m_seen;            ///< Of others.
    std::size_t m_told = 0;
};

} // namespace

// Input: a mode byte (bit 0: encrypted; bit 1: rings and queues of a few places), then steps: what
// happens, two bytes of length, and a body, whose meaning is told above.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto input = fuzz::viewOf(data, size);
    World world{fuzz::takeByte(input)};
    for (std::size_t steps = 0; !input.empty() && steps < kStepsMost; ++steps) {
        const auto what = fuzz::takeByte(input);
        const std::size_t high = fuzz::takeByte(input);
        const auto length = std::min(high * 256U + fuzz::takeByte(input), input.size());
        world.step(what, input.first(length));
        input = input.subspan(length);
    }
    world.finish();
    return 0;
}
