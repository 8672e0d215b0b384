#include <QTest>

#include "core/wire/framing.h"
#include "core/wire/lzw.h"
#include "peeled.h"
#include "tests/unit/wire/hostile_input.h"

using namespace grapevine;
using namespace grapevine::wire;
using Json = nlohmann::json;

namespace {

std::string text(const Json& vector, const char* field)
{
    return vector.contains(field) ? vector.at(field).get<std::string>() : std::string();
}

/// The single messages of a vector's layers, in order.
void leavesOf(const Json& layers, std::vector<Json>& to)
{
    for (const auto& layer : layers) {
        if (layer.contains("parts")) {
            for (const auto& part : layer.at("parts"))
                leavesOf(part, to);
        } else if (layer.contains("hex")) {
            to.push_back(layer);
        }
    }
}

bool sameLeaf(const vectors::Leaf& ours, const Json& theirs)
{
    if (ours.bytes != theirs.at("hex").get<std::string>() || !ours.error.empty()) return false;
    if (theirs.contains("serf_type")) {
        return ours.kind == "serf-" + std::to_string(theirs.at("serf_type").get<int>()) &&
               vectors::hasFields(ours.fields, theirs.at("serf_fields"));
    }
    return ours.kind == theirs.at("layer").get<std::string>() &&
           vectors::hasFields(ours.fields, theirs.at("fields"));
}

/// Checks the wrappings of a datagram one by one; the leaves are compared elsewhere.
bool sameLayers(const Json& vector, crypto::Sealer* sealer)
{
    auto bytes = vectors::bytesOf(text(vector, "hex"));
    for (const auto& layer : vector.at("layers")) {
        const auto kind = layer.at("layer").get<std::string>();
        Bytes next;
        if (kind == "label") {
            const auto split = splitLabel(bytes);
            if (!split || split->label != layer.at("label").get<std::string>()) return false;
            next.assign(split->rest.begin(), split->rest.end());
        } else if (kind == "encrypted") {
            const auto opened = sealer->open(bytes, asBytes(text(vector, "label")));
            if (!opened || toHex(*opened) != layer.at("plain_hex").get<std::string>()) return false;
            if (std::to_integer<int>(bytes[0]) != layer.at("version").get<int>()) return false;
            next = *opened;
        } else if (kind == "crc") {
            next.assign(bytes.begin() + 5, bytes.end());
            if (crc32(next) != layer.at("crc32").get<std::uint32_t>()) return false;
            if (wrapCrc(next) != bytes) return false;
        } else if (kind == "compress") {
            Scratch scratch;
            const auto envelope = decode<Compress>(ByteView(bytes).subspan(1), scratch);
            const auto size = layer.at("plain_len").get<std::size_t>();
            if (!envelope || !lzwDecompress(next, envelope->buffer, size)) return false;
            if (next.size() != size) return false;
            Bytes again;
            lzwCompress(again, next);
            if (toHex(again) != toHex(envelope->buffer)) return false;
        } else {
            return true;
        }
        bytes = next;
    }
    return true;
}

} // namespace

/// Real traffic of three Serf nodes, of the oldest and of the newest library.
class TstVectorsCaptured : public QObject {
    Q_OBJECT

    static void codecs()
    {
        QTest::addColumn<QString>("codec");
        QTest::newRow("old") << QStringLiteral("0.5.5");
        QTest::newRow("new") << QStringLiteral("2.1.5");
    }
    static std::string fileOf(const char* what)
    {
        QFETCH(QString, codec);
        return std::string(what) + "." + codec.toStdString() + ".json";
    }

private Q_SLOTS:
    void datagramsPeelDownToTheirFields_data() { codecs(); }
    void datagramsPeelDownToTheirFields()
    {
        const auto file = fileOf("captured-udp");
        const auto all = vectors::load(file);
        QVERIFY(!all.empty());
        std::size_t messages = 0;
        for (const auto& v : all) {
            const auto* name = v.at("name").get_ref<const std::string&>().c_str();
            const auto sealer = vectors::sealerOf(text(v, "key_hex"));
            QVERIFY2(sameLayers(v, sealer.get()), name);
            PacketReader reader(text(v, "label"), sealer.get());
            const auto peeled = vectors::peeledDatagram(reader, vectors::bytesOf(text(v, "hex")));
            QVERIFY2(peeled.refused.empty(), name);
            std::vector<Json> wanted;
            leavesOf(v.at("layers"), wanted);
            QCOMPARE(peeled.leaves.size(), wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                QVERIFY2(sameLeaf(peeled.leaves[i], wanted[i]), name);
            }
            messages += wanted.size();
        }
        vectors::report(file, all.size(), all.size());
        qInfo("%zu messages in them", messages);
    }

    void streamsPeelDownToTheirFields_data() { codecs(); }
    void streamsPeelDownToTheirFields()
    {
        const auto file = fileOf("captured-tcp");
        const auto all = vectors::load(file);
        QVERIFY(!all.empty());
        for (const auto& v : all) {
            const auto* name = v.at("name").get_ref<const std::string&>().c_str();
            const auto sealer = vectors::sealerOf(text(v, "key_hex"));
            for (const bool sent : {true, false}) {
                const auto bytes = vectors::bytesOf(text(v, sent ? "sent_hex" : "received_hex"));
                if (bytes.empty()) continue;
                StreamReader reader(sent ? StreamSide::Accepted : StreamSide::Dialled,
                                    text(v, "label"), sealer.get());
                const auto peeled = vectors::peeledStream(reader, bytes);
                QVERIFY2(peeled.clean(), name);
                QCOMPARE(peeled.leaves.size(), std::size_t{1});
                const auto& leaf = peeled.leaves[0];
                const auto& layers = v.at(sent ? "sent_layers" : "received_layers");
                const auto& last = layers.back();
                const auto kind = last.at("layer").get<std::string>();
                if (kind == "pushPull") {
                    QCOMPARE(leaf.bytes, last.at("hex").get<std::string>());
                    QVERIFY2(vectors::hasFields(leaf.fields, last.at("header")), name);
                    QCOMPARE(leaf.kind, "pushPull-" + last.at("header").at("Nodes").dump());
                } else if (kind == "userStream") {
                    QVERIFY2(leaf.kind.rfind("serf-", 0) == 0, name);
                } else {
                    QVERIFY2(sameLeaf(leaf, last), name);
                }
            }
        }
        vectors::report(file, all.size(), all.size());
    }

    void truncatedDatagramsAreRefused_data() { codecs(); }
    void truncatedDatagramsAreRefused()
    {
        std::size_t cuts = 0;
        for (const auto& v : vectors::load(fileOf("captured-udp"))) {
            const auto* name = v.at("name").get_ref<const std::string&>().c_str();
            const auto sealer = vectors::sealerOf(text(v, "key_hex"));
            PacketReader reader(text(v, "label"), sealer.get());
            const auto bytes = vectors::bytesOf(text(v, "hex"));
            for (std::size_t size = 0; size < bytes.size(); ++size) {
                const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
                const auto peeled = vectors::peeledDatagram(reader, cut);
                // A relay carries its message unread, and an empty user message means nothing.
                bool unread = peeled.refused.empty() && !peeled.leaves.empty();
                for (const auto& leaf : peeled.leaves) {
                    unread = unread && (leaf.kind == "serf-9" || leaf.kind == "user");
                }
                QVERIFY2(!peeled.clean() || unread, name);
                ++cuts;
            }
        }
        qInfo("%zu truncations", cuts);
    }

    void truncatedStreamsWaitAndEndAsTruncated_data() { codecs(); }
    void truncatedStreamsWaitAndEndAsTruncated()
    {
        std::size_t cuts = 0;
        for (const auto& v : vectors::load(fileOf("captured-tcp"))) {
            const auto* name = v.at("name").get_ref<const std::string&>().c_str();
            const auto sealer = vectors::sealerOf(text(v, "key_hex"));
            const auto bytes = vectors::bytesOf(text(v, "sent_hex"));
            for (std::size_t size = 0; size < bytes.size(); ++size) {
                const StreamReader reader(StreamSide::Accepted, text(v, "label"), sealer.get());
                const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
                const auto peeled = vectors::peeledStream(reader, cut);
                QVERIFY2(!peeled.clean(), name);
                ++cuts;
            }
        }
        qInfo("%zu truncations", cuts);
    }

    void flippedBitsLeaveTheProcessAlive_data() { codecs(); }
    void flippedBitsLeaveTheProcessAlive()
    {
        SeededRandom random(hostile::seed());
        std::size_t refused = 0;
        std::size_t rounds = 0;
        for (const auto& v : vectors::load(fileOf("captured-udp"))) {
            const auto sealer = vectors::sealerOf(text(v, "key_hex"));
            PacketReader reader(text(v, "label"), sealer.get());
            const auto bytes = vectors::bytesOf(text(v, "hex"));
            for (int round = 0; round < 20; ++round, ++rounds) {
                const auto broken = hostile::flipped(bytes, random);
                if (!vectors::peeledDatagram(reader, broken).clean()) ++refused;
            }
        }
        for (const auto& v : vectors::load(fileOf("captured-tcp"))) {
            const auto sealer = vectors::sealerOf(text(v, "key_hex"));
            const auto bytes = vectors::bytesOf(text(v, "sent_hex"));
            for (int round = 0; round < 20; ++round, ++rounds) {
                const StreamReader reader(StreamSide::Accepted, text(v, "label"), sealer.get());
                const auto broken = hostile::flipped(bytes, random);
                if (!vectors::peeledStream(reader, broken).clean()) ++refused;
            }
        }
        qInfo("%zu of %zu refused", refused, rounds);
        QVERIFY(refused > rounds / 2);
    }
};

QTEST_APPLESS_MAIN(TstVectorsCaptured)
#include "tst_vectors_captured.moc"
