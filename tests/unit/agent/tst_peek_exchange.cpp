#include <QtTest/QTest>

#include "core/agent/peek_exchange.h"
#include "core/wire/serf_messages.h"

using namespace grapevine;
using namespace grapevine::agent;
using link::Refusal;

namespace {

crypto::Keyring keys(char fill)
{
    return crypto::Keyring{{*crypto::SecretKey::fromBytes(asBytes(std::string(16, fill)))}};
}

Bytes content()
{
    wire::SerfPushPull serf;
    serf.time = LamportTime{9};
    serf.eventTime = LamportTime{4};
    serf.statusTimes = {{"web", LamportTime{3}}, {"gone", LamportTime{7}}};
    serf.leftMembers = {"gone"};
    serf.events.resize(512);
    serf.events[3] = wire::SerfPushPull::Slot{LamportTime{3}, {{"deploy", asBytes("x")}}};
    Bytes userState;
    wire::encodeSerf(userState, serf);
    wire::PushPullHeader header;
    header.nodes = 1;
    header.userStateLength = static_cast<std::int64_t>(userState.size());
    Bytes out;
    wire::encode(out, header);
    const Bytes address{std::byte{10}, std::byte{0}, std::byte{0}, std::byte{1}};
    const Bytes versions{std::byte{1}, std::byte{5}, std::byte{2},
                         std::byte{2}, std::byte{5}, std::byte{5}};
    Bytes meta;
    wire::encodeTags(meta, {{"role", "web"}});
    wire::PushNodeState node;
    node.name = "web";
    node.address = address;
    node.port = 7946;
    node.meta = meta;
    node.incarnation = Incarnation{6};
    node.state = 1;
    node.versions = versions;
    wire::encode(out, node);
    append(out, userState);
    return out;
}

Bytes errorContent(std::string_view text)
{
    Bytes out;
    wire::encode(out, wire::Err{text});
    return out;
}

struct Outcome {
    std::optional<PeekAnswer> answer;
    std::optional<PeekFailure> failure;
};

Outcome feed(PeekExchange& exchange, ByteView bytes, std::size_t piece)
{
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const auto progress =
            exchange.handleBytes(bytes.subspan(at, std::min(piece, bytes.size() - at)));
        if (!progress) return {{}, progress.error()};
        if (*progress == PeekExchange::Progress::Done) return {exchange.takeAnswer(), {}};
    }
    return {{}, exchange.handleClosed()};
}

Outcome ask(const crypto::Keyring& ours, std::string label, ByteView answer,
            std::size_t piece = 1 << 20)
{
    crypto::Sealer sealer(ours);
    FactsInterner facts;
    PeekExchange exchange(std::move(label), sealer, facts);
    return feed(exchange, answer, piece);
}

} // namespace

class TstPeekExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestListsNobodyAndChangesNothing()
    {
        crypto::Sealer none(crypto::Keyring{});
        FactsInterner facts;
        const PeekExchange exchange("", none, facts);
        const auto request = exchange.request();
        wire::Scratch scratch;
        const auto header =
            wire::decode<wire::PushPullHeader>(ByteView{request}.subspan(1), scratch);
        QVERIFY(header.has_value());
        QCOMPARE(header->nodes, std::int64_t{0});
        QCOMPARE(header->userStateLength, std::int64_t{0});
        QVERIFY(!header->join);
    }

    void anAnswerIsReadInAnyPiecesAndForms_data()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::addColumn<bool>("compressed");
        QTest::addColumn<QByteArray>("label");
        for (const bool encrypted : {false, true}) {
            for (const bool compressed : {false, true}) {
                for (const char* label : {"", "lan"}) {
                    QTest::addRow("encrypted %d compressed %d label '%s'", encrypted, compressed,
                                  label)
                        << encrypted << compressed << QByteArray(label);
                }
            }
        }
    }
    void anAnswerIsReadInAnyPiecesAndForms()
    {
        QFETCH(bool, encrypted);
        QFETCH(bool, compressed);
        QFETCH(QByteArray, label);
        const auto ring = encrypted ? keys('k') : crypto::Keyring{};
        crypto::Sealer sealer(ring);
        const auto bytes =
            wire::wrapStream(content(), wire::StreamSide::Accepted, label.toStdString(),
                             encrypted ? &sealer : nullptr, compressed);
        for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
            const auto outcome = ask(ring, label.toStdString(), bytes, piece);
            QVERIFY2(outcome.answer.has_value(),
                     outcome.failure ? outcome.failure->detail.c_str() : "");
            const auto& answer = *outcome.answer;
            QCOMPARE(answer.members.size(), std::size_t{1});
            QCOMPARE(answer.members[0].facts->tags, (Tags{{"role", "web"}}));
            QCOMPARE(answer.members[0].state, link::RawState::Suspect);
            QCOMPARE(answer.clocks.member, LamportTime{9});
            QCOMPARE(answer.events.size(), std::size_t{1});
            QCOMPARE(answer.events[0].name, std::string{"deploy"});
            QVERIFY(answer.isLeft("gone"));
            QCOMPARE(answer.namesOnly().size(), std::size_t{1});
        }
    }

    void everyRefusalHasItsOwnName_data()
    {
        QTest::addColumn<int>("scenario");
        QTest::addColumn<int>("refusal");
        QTest::newRow("wants a key") << 0 << int(Refusal::WantsKey);
        QTest::newRow("other key") << 1 << int(Refusal::KeyRefused);
        QTest::newRow("key for an open cluster, error answer") << 2 << int(Refusal::KeyNotWanted);
        QTest::newRow("key for an open cluster, plain answer") << 3 << int(Refusal::KeyNotWanted);
        QTest::newRow("label refused under encryption") << 4 << int(Refusal::LabelRefused);
        QTest::newRow("label, closed without a word") << 5 << int(Refusal::LabelRefused);
        QTest::newRow("closed without a word") << 6 << int(Refusal::Foreign);
        QTest::newRow("HTTP") << 7 << int(Refusal::Foreign);
        QTest::newRow("SSH, with a key") << 8 << int(Refusal::Foreign);
        QTest::newRow("cut off") << 9 << int(Refusal::Broken);
        QTest::newRow("error of its own") << 10 << int(Refusal::RemoteError);
        QTest::newRow("lying node count") << 11 << int(Refusal::TooLarge);
    }
    void everyRefusalHasItsOwnName()
    {
        QFETCH(int, scenario);
        QFETCH(int, refusal);
        crypto::Sealer theirs(keys('t'));
        const auto sealed =
            wire::wrapStream(content(), wire::StreamSide::Accepted, "", &theirs, false);
        Outcome outcome;
        switch (scenario) {
        case 0: outcome = ask({}, "", sealed); break;
        case 1: outcome = ask(keys('o'), "", sealed); break;
        case 2:
            outcome =
                ask(keys('o'), "",
                    errorContent("remote state is encrypted and encryption is not configured"));
            break;
        case 3: outcome = ask(keys('o'), "", content()); break;
        case 4:
            outcome = ask(keys('t'), "lan",
                          wire::wrapStream(errorContent("no"), wire::StreamSide::Accepted, "",
                                           &theirs, false));
            break;
        case 5: outcome = ask({}, "lan", {}); break;
        case 6: outcome = ask({}, "", {}); break;
        case 7: outcome = ask({}, "", asBytes("HTTP/1.1 400 Bad Request\r\n\r\n")); break;
        case 8: outcome = ask(keys('t'), "", asBytes("SSH-2.0-OpenSSH_9.2\r\n")); break;
        case 9: outcome = ask({}, "", ByteView{content()}.first(40)); break;
        case 10: outcome = ask({}, "", errorContent("too many push/pulls")); break;
        case 11: {
            Bytes lying;
            wire::encode(lying, wire::PushPullHeader{2'000'000'000, 0, false});
            outcome = ask({}, "", lying);
            break;
        }
        }
        QVERIFY(!outcome.answer);
        QCOMPARE(int(outcome.failure->refusal), refusal);
    }

    void aBrokenSerfPartKeepsTheMembers()
    {
        wire::PushPullHeader header{0, 3, false};
        Bytes bytes;
        wire::encode(bytes, header);
        append(bytes, asBytes("xyz"));
        const auto outcome = ask({}, "", bytes);
        QVERIFY(outcome.answer.has_value());
        QVERIFY(outcome.answer->serfPartBroken);
    }
};

QTEST_APPLESS_MAIN(TstPeekExchange)
#include "tst_peek_exchange.moc"
