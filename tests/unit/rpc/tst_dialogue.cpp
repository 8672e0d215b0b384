#include <QtTest/QTest>
#include <string>

#include "core/rpc/requests.h"
#include "tests/unit/rpc/agent_words.h"

using namespace grapevine;
using namespace grapevine::rpc;
using namespace std::chrono_literals;
using test::newsOf;
using test::only;
using test::Words;

namespace {

constexpr TimePoint kBegin{1000s};

Dialogue readyDialogue()
{
    Dialogue out{kBegin, "", {}};
    out.handleBytes(kBegin, Words{}.header(1).header(2).stats());
    static_cast<void>(out.takeOutput());
    static_cast<void>(newsOf(out));
    return out;
}

std::optional<RpcError> endOf(Dialogue& dialogue)
{
    const auto news = newsOf(dialogue);
    const auto* ended = only<Ended>(news);
    return ended != nullptr ? std::optional{ended->why.error} : std::nullopt;
}

link::SendQuery loadQuery(Duration timeout = {})
{
    link::SendQuery out;
    out.name = "load";
    out.timeout = timeout;
    return out;
}

link::SendEvent someEvent()
{
    link::SendEvent out;
    out.name = "x";
    return out;
}

bool contains(const Bytes& bytes, std::string_view text)
{
    return asText(bytes).find(text) != std::string_view::npos;
}

} // namespace

class TstDialogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingFollowsTheHandshakeUntilItIsAnswered()
    {
        Dialogue dialogue{kBegin, "s3cret", {}};
        Bytes greeting;
        writeHandshake(greeting, 1, 1);
        QVERIFY(dialogue.takeOutput() == greeting);
        QVERIFY(!dialogue.askMembers(kBegin));
        QVERIFY(!dialogue.sendEvent(kBegin, {}));
        QVERIFY(dialogue.takeOutput().empty());
    }

    void theKeyGoesOutAloneAndNothingBeforeItIsAccepted()
    {
        Dialogue dialogue{kBegin, "s3cret", {}};
        static_cast<void>(dialogue.takeOutput());
        dialogue.handleBytes(kBegin, Words{}.header(1));
        Bytes auth;
        writeAuth(auth, 2, "s3cret");
        QVERIFY(dialogue.takeOutput() == auth);
        QVERIFY(!dialogue.sendEvent(kBegin, {}));
        dialogue.handleBytes(kBegin, Words{}.header(2));
        QVERIFY(!dialogue.isReady());
        dialogue.handleBytes(kBegin, Words{}.header(3).stats());
        QVERIFY(dialogue.isReady());
        const auto news = newsOf(dialogue);
        QVERIFY(only<Ready>(news) != nullptr);
        QCOMPARE(only<Ready>(news)->stats.at("serf").at("event_time"), std::string{"8"});
        QVERIFY(dialogue.sendEvent(kBegin, {}).has_value());
    }

    void withoutAKeyNothingWithABodyGoesOutBeforeItIsKnownThatNoneIsWanted()
    {
        Dialogue dialogue{kBegin, "", {}};
        static_cast<void>(dialogue.takeOutput());
        dialogue.handleBytes(kBegin, Words{}.header(1));
        Bytes stats;
        writeStats(stats, 2);
        QVERIFY(dialogue.takeOutput() == stats);
        dialogue.handleBytes(kBegin, Words{}.header(2, "Authentication required"));
        QCOMPARE(int(endOf(dialogue).value()), int(RpcError::WantsKey));
    }

    void aKeyThatNobodyWantsIsToldFromAWrongOne()
    {
        for (const bool wanted : {false, true}) {
            Dialogue dialogue{kBegin, "x", {}};
            dialogue.handleBytes(kBegin,
                                 Words{}.header(1).header(2, "Invalid authentication token"));
            const auto answer =
                wanted ? Words{}.header(3, "Authentication required") : Words{}.header(3).stats();
            dialogue.handleBytes(kBegin, answer);
            QCOMPARE(int(endOf(dialogue).value()),
                     int(wanted ? RpcError::KeyRefused : RpcError::KeyNotWanted));
        }
    }

    void theKeyIsInNoSentence()
    {
        Dialogue dialogue{kBegin, "s3cret", {}};
        dialogue.handleBytes(kBegin, Words{}
                                         .header(1)
                                         .header(2, "Invalid authentication token")
                                         .header(3, "Authentication required"));
        const auto news = newsOf(dialogue);
        QVERIFY(only<Ended>(news)->why.detail.find("s3cret") == std::string::npos);
        QVERIFY(!contains(dialogue.takeOutput(), "s3cret"));
    }

    void answersAndRecordsInterleave()
    {
        auto dialogue = readyDialogue();
        const auto stream = dialogue.openStream(kBegin, "*").value();
        const auto monitor = dialogue.openMonitor(kBegin, "info").value();
        const auto query = dialogue.sendQuery(kBegin, loadQuery()).value();
        const auto members = dialogue.askMembers(kBegin).value();
        dialogue.handleBytes(kBegin, Words{}
                                         .header(stream.value())
                                         .header(stream.value())
                                         .userRecord("deploy", "x", 4)
                                         .header(monitor.value())
                                         .header(query.value())
                                         .header(monitor.value())
                                         .log("[INFO] hello")
                                         .header(query.value())
                                         .queryRecord("ack", "n1")
                                         .header(members.value())
                                         .members({{"n1"}, {"n2", "failed"}})
                                         .header(query.value())
                                         .queryRecord("response", "n2", "0.5")
                                         .header(stream.value())
                                         .memberRecord("member-failed", {{"n2", "failed"}})
                                         .header(query.value())
                                         .queryRecord("done", ""));
        const auto news = newsOf(dialogue);
        QVERIFY(!dialogue.isOver());
        QCOMPARE(only<AckTold>(news)->from, std::string{"n1"});
        QCOMPARE(only<ResponseTold>(news)->from, std::string{"n2"});
        QVERIFY(only<ResponseTold>(news)->payload == toBytes("0.5"));
        QVERIFY(only<QueryEnded>(news)->told);
        QCOMPARE(only<LogTold>(news)->line, std::string{"[INFO] hello"});
        const auto& rows = only<MembersTold>(news)->members;
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].facts->endpoint.text(), std::string{"10.0.0.1:7946"});
        QVERIFY(rows[1].status == link::MemberStatus::Failed);
        std::vector<EventRecord::Kind> kinds;
        for (const auto& one : news) {
            if (const auto* event = std::get_if<EventTold>(&one))
                kinds.push_back(event->record.kind);
        }
        QVERIFY((kinds == std::vector{EventRecord::Kind::User, EventRecord::Kind::Failed}));
    }

    void itDoesNotMatterHowTheBytesAreCut()
    {
        const auto said =
            Words{}.header(3).members({{"n1"}, {"n2", "left"}}).header(4).coordinate(0.25);
        for (std::size_t piece = 1; piece <= said.bytes().size(); ++piece) {
            auto dialogue = readyDialogue();
            dialogue.askMembers(kBegin);
            dialogue.askCoordinate(kBegin, "n1");
            for (std::size_t at = 0; at < said.bytes().size(); at += piece) {
                const auto rest = ByteView{said.bytes()}.subspan(at);
                dialogue.handleBytes(kBegin, rest.first(std::min(piece, rest.size())));
            }
            const auto news = newsOf(dialogue);
            QCOMPARE(only<MembersTold>(news)->members.size(), std::size_t{2});
            QCOMPARE(only<CoordinateTold>(news)->coordinate.value().vector[0], 0.25);
        }
    }

    void endingAnywhereIsAnError()
    {
        const auto said = Words{}.header(1).header(2).stats();
        for (std::size_t size = 0; size < said.bytes().size(); ++size) {
            Dialogue dialogue{kBegin, "", {}};
            dialogue.handleBytes(kBegin, ByteView{said.bytes()}.first(size));
            QVERIFY(!dialogue.isOver());
            dialogue.handleClosed();
            const auto end = endOf(dialogue);
            QVERIFY(end == RpcError::Closed || end == RpcError::Foreign);
        }
    }

    void damageAnywhereEndsOrIsRead()
    {
        const auto said =
            Words{}.header(3).members({{"n1"}}).header(4).queryRecord("ack", "n1").header(4);
        for (std::size_t at = 0; at < said.bytes().size(); ++at) {
            for (const auto value : {0x00, 0x7f, 0x80, 0xc0, 0xc1, 0xdb, 0xdd, 0xdf, 0xff}) {
                auto dialogue = readyDialogue();
                dialogue.askMembers(kBegin);
                dialogue.sendQuery(kBegin, loadQuery());
                auto damaged = said.bytes();
                damaged[at] = static_cast<std::byte>(value);
                dialogue.handleBytes(kBegin, damaged);
                QVERIFY(newsOf(dialogue).size() < 10);
            }
        }
    }

    void whatNobodyAskedIsBroken()
    {
        auto dialogue = readyDialogue();
        dialogue.handleBytes(kBegin, Words{}.header(99));
        QCOMPARE(int(endOf(dialogue).value()), int(RpcError::Broken));
        auto twice = readyDialogue();
        const auto event = twice.sendEvent(kBegin, someEvent()).value();
        twice.handleBytes(kBegin, Words{}.header(event.value()).header(event.value()));
        QCOMPARE(int(endOf(twice).value()), int(RpcError::Broken));
    }

    void strangersAreForeign_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("http") << QByteArray{"HTTP/1.1 400 Bad Request\r\n\r\n"};
        QTest::newRow("ssh") << QByteArray{"SSH-2.0-OpenSSH_9.2\r\n"};
        QTest::newRow("smtp") << QByteArray{"220 mail ESMTP\r\n"};
        QTest::newRow("empty map") << QByteArray{"\x80"};
        QTest::newRow("other Seq") << QByteArray{"\x81\xa3Seq\x05"};
        QTest::newRow("reserved") << QByteArray{"\xc1"};
        QTest::newRow("giant") << QByteArray{"\xdd\xff\xff\xff\xff"
                                             "\xdb\xff\xff\xff\xff"};
    }

    void strangersAreForeign()
    {
        QFETCH(QByteArray, said);
        Dialogue dialogue{kBegin, "", {}};
        dialogue.handleBytes(kBegin, asBytes({said.constData(), std::size_t(said.size())}));
        if (!dialogue.isOver()) dialogue.handleClosed();
        QCOMPARE(int(endOf(dialogue).value()), int(RpcError::Foreign));
    }

    void giantClaimsEndAtOnce()
    {
        for (const std::string claim : {"\xdb\x7f\xff\xff\xff", "\xc6\xff\xff\xff\xff"}) {
            auto dialogue = readyDialogue();
            dialogue.handleBytes(kBegin, asBytes(claim));
            QCOMPARE(int(endOf(dialogue).value()), int(RpcError::TooLarge));
        }
        // A list that claims more members than we take, before any of them came: it waits for the
        // bytes, and takes no memory for what is only claimed.
        auto dialogue = readyDialogue();
        dialogue.askMembers(kBegin);
        dialogue.handleBytes(kBegin,
                             Words{}.header(3).raw(asBytes("\x81\xa7Members\xdd\xff\xff\xff\xff")));
        QVERIFY(!dialogue.isOver());
        dialogue.handleTimeout(dialogue.nextTimeout().value());
        QCOMPARE(int(endOf(dialogue).value()), int(RpcError::Silent));
    }

    void deepNestingEnds()
    {
        auto dialogue = readyDialogue();
        dialogue.handleBytes(kBegin, Bytes(100'000, std::byte{0x91}));
        QCOMPARE(int(endOf(dialogue).value()), int(RpcError::Broken));
    }

    void anAgentsOwnWordsComeWithARefusal()
    {
        auto dialogue = readyDialogue();
        const auto event = dialogue.sendEvent(kBegin, someEvent()).value();
        const std::string words =
            "user event exceeds configured limit of 512 bytes before encoding";
        dialogue.handleBytes(kBegin, Words{}.header(event.value(), words));
        const auto news = newsOf(dialogue);
        QCOMPARE(only<Refused>(news)->text, words);
        QVERIFY(only<Refused>(news)->request == event);
        const auto tooLong = dialogue.sendEvent(kBegin, someEvent()).value();
        dialogue.handleBytes(kBegin, Words{}.header(tooLong.value(), std::string(20'000, 'x')));
        const auto more = newsOf(dialogue);
        QCOMPARE(only<Refused>(more)->text.size(), kErrorTextLongest);
    }

    void keysComeWithARefusalToo()
    {
        auto dialogue = readyDialogue();
        const auto keys = dialogue.askKeys(kBegin).value();
        dialogue.handleBytes(
            kBegin, Words{}.header(keys.value(), "1/3 nodes reported failure").keys("a2V5", 2));
        const auto news = newsOf(dialogue);
        const auto* told = only<KeysTold>(news);
        QCOMPARE(told->text, std::string{"1/3 nodes reported failure"});
        QCOMPARE(told->keys.keys.at("a2V5"), std::size_t{2});
        QCOMPARE(told->keys.messages.at("n2"), std::string{"no keyring"});
    }

    void emptySendersBeforeTheEndCountForNothing()
    {
        auto dialogue = readyDialogue();
        const auto seq = dialogue.sendQuery(kBegin, loadQuery()).value().value();
        dialogue.handleBytes(kBegin, Words{}
                                         .header(seq)
                                         .header(seq)
                                         .queryRecord("ack", "")
                                         .header(seq)
                                         .queryRecord("response", "")
                                         .header(seq)
                                         .queryRecord("done", ""));
        const auto news = newsOf(dialogue);
        QVERIFY(only<AckTold>(news) == nullptr);
        QVERIFY(only<ResponseTold>(news) == nullptr);
        QVERIFY(only<QueryEnded>(news) != nullptr);
        QCOMPARE(dialogue.counters().value("rpc.records-empty"), std::uint64_t{2});
    }

    void aForgottenQueryIsReadToItsEnd()
    {
        auto dialogue = readyDialogue();
        const auto query = dialogue.sendQuery(kBegin, loadQuery()).value();
        dialogue.handleBytes(kBegin, Words{}.header(query.value()));
        static_cast<void>(newsOf(dialogue));
        dialogue.forgetQuery(query);
        dialogue.handleBytes(kBegin, Words{}
                                         .header(query.value())
                                         .queryRecord("ack", "n1")
                                         .header(query.value())
                                         .queryRecord("done", ""));
        QVERIFY(newsOf(dialogue).empty());
        QVERIFY(!dialogue.isOver());
    }

    void aStoppedStreamIsReadAndNotTold()
    {
        auto dialogue = readyDialogue();
        const auto stream = dialogue.openStream(kBegin, "*").value();
        dialogue.handleBytes(kBegin, Words{}.header(stream.value()));
        const auto stop = dialogue.stop(kBegin, stream).value();
        static_cast<void>(newsOf(dialogue));
        dialogue.handleBytes(
            kBegin, Words{}.header(stream.value()).userRecord("late", "", 3).header(stop.value()));
        const auto news = newsOf(dialogue);
        QCOMPARE(news.size(), std::size_t{1});
        QVERIFY(only<Accepted>(news)->request == stop);
    }

    void anAgentThatForgetsTheEndOfAQueryIsHelped()
    {
        auto dialogue = readyDialogue();
        const auto query = dialogue.sendQuery(kBegin, loadQuery(1s)).value();
        dialogue.handleBytes(kBegin, Words{}.header(query.value()));
        static_cast<void>(newsOf(dialogue));
        QCOMPARE(dialogue.nextTimeout().value(), kBegin + 21s);
        dialogue.handleTimeout(kBegin + 21s);
        const auto news = newsOf(dialogue);
        QVERIFY(!only<QueryEnded>(news)->told);
        QVERIFY(!dialogue.nextTimeout());
        dialogue.handleBytes(kBegin + 22s, Words{}.header(query.value()).queryRecord("done", ""));
        QVERIFY(newsOf(dialogue).empty());
        QVERIFY(!dialogue.isOver());
    }

    void silenceEndsItAfterTenSeconds()
    {
        Dialogue greeting{kBegin, "", {}};
        QCOMPARE(greeting.nextTimeout().value(), kBegin + 10s);
        greeting.handleTimeout(kBegin + 10s);
        QCOMPARE(int(endOf(greeting).value()), int(RpcError::Silent));

        auto dialogue = readyDialogue();
        QVERIFY(!dialogue.nextTimeout());
        dialogue.askMembers(kBegin + 5s);
        dialogue.handleTimeout(kBegin + 14s);
        QVERIFY(!dialogue.isOver());
        dialogue.handleTimeout(kBegin + 15s);
        QCOMPARE(int(endOf(dialogue).value()), int(RpcError::Silent));
        QVERIFY(!dialogue.askMembers(kBegin + 16s));
    }

    void aRecordInTwoPiecesIsAwaitedHoweverOldTheLastQuestionIs()
    {
        for (const bool monitor : {false, true}) {
            auto dialogue = readyDialogue();
            const auto id = monitor ? dialogue.openMonitor(kBegin, "info").value()
                                    : dialogue.openStream(kBegin, "*").value();
            dialogue.handleBytes(kBegin, Words{}.header(id.value()));
            static_cast<void>(newsOf(dialogue));
            QVERIFY(!dialogue.nextTimeout());
            Words record;
            record.header(id.value());
            monitor ? record.log("[INFO] hello") : record.userRecord("deploy", "x", 4);
            const auto half = record.bytes().size() - 3;
            const auto later = kBegin + 10min;
            dialogue.handleBytes(later, ByteView{record.bytes()}.first(half));
            QVERIFY(dialogue.nextTimeout() == later + 10s);
            dialogue.handleTimeout(later + 9s);
            QVERIFY(!dialogue.isOver());
            dialogue.handleBytes(later + 9s, ByteView{record.bytes()}.subspan(half));
            QCOMPARE(newsOf(dialogue).size(), std::size_t{1});
            QVERIFY(!dialogue.nextTimeout());
            // A host that vanished in the middle of one is still found out.
            dialogue.handleBytes(later + 1h, ByteView{record.bytes()}.first(half));
            dialogue.handleTimeout(later + 1h + 10s);
            QCOMPARE(int(endOf(dialogue).value()), int(RpcError::Silent));
        }
    }

    void whatWaitsBehindTheKeysWaitsWithThem()
    {
        auto dialogue = readyDialogue();
        const auto keys = dialogue.askKeys(kBegin).value();
        dialogue.askMembers(kBegin + 1s);
        QCOMPARE(dialogue.nextTimeout().value(), kBegin + 60s);
        dialogue.handleBytes(kBegin + 30s, Words{}.header(keys.value()).keys("a2V5", 2));
        QCOMPARE(dialogue.nextTimeout().value(), kBegin + 40s);
    }

    void aTrickleEndsToo()
    {
        auto dialogue = readyDialogue();
        dialogue.askMembers(kBegin);
        const auto said = Words{}.header(3).members({{"n1"}});
        auto now = kBegin;
        for (const auto byte : said.bytes()) {
            dialogue.handleTimeout(now);
            if (dialogue.isOver()) break;
            dialogue.handleBytes(now, Bytes{byte});
            now += 9s;
        }
        QCOMPARE(int(endOf(dialogue).value()), int(RpcError::Silent));
        QVERIFY(now <= kBegin + 63s);
    }

    void openRequestsAreBounded()
    {
        auto dialogue = readyDialogue();
        for (std::size_t i = 0; i < kRequestsMost; ++i)
            QVERIFY(dialogue.askStats(kBegin).has_value());
        QVERIFY(!dialogue.askStats(kBegin));
        QCOMPARE(dialogue.counters().value("rpc.requests-over-cap"), std::uint64_t{1});
    }
};

QTEST_APPLESS_MAIN(TstDialogue)
#include "tst_dialogue.moc"
