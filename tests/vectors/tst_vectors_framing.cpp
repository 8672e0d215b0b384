#include <QTest>

#include "core/crypto/sealer.h"
#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "core/wire/lzw.h"
#include "core/wire/messages.h"
#include "vector_file.h"

using namespace grapevine;
using namespace grapevine::wire;
using Json = nlohmann::json;

namespace {

Bytes hex(const Json& vector, const char* field)
{
    return vectors::bytesOf(vector.at(field).get<std::string>());
}

crypto::Keyring ringOf(const Json& keys)
{
    crypto::Keyring ring;
    for (const auto& key : keys) {
        ring.add(crypto::SecretKey::fromBytes(vectors::bytesOf(key.get<std::string>())).value());
    }
    return ring;
}

const char* nameOf(const Json& vector)
{
    return vector.at("name").get_ref<const std::string&>().c_str();
}

/// Runs `claim` over a whole file, and says how many vectors that were.
template<class Claim> void overAll(const char* file, Claim claim)
{
    const auto all = vectors::load(file);
    QVERIFY2(!all.empty(), file);
    std::size_t held = 0;
    for (const auto& vector : all) {
        if (claim(vector)) {
            ++held;
        } else {
            QTest::qFail(nameOf(vector), file, 0);
        }
    }
    vectors::report(file, held, all.size());
}

} // namespace

/// Encryption, LZW, compound, crc and label against what the real library wrote and read.
class TstVectorsFraming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sealingReproducesGosPackets()
    {
        overAll("aesgcm.json", [](const Json& v) {
            crypto::Sealer sealer(ringOf(Json::array({v.at("key_hex")})));
            std::array<std::byte, crypto::kNonceSize> nonce{};
            const auto wanted = hex(v, "nonce_hex");
            std::copy(wanted.begin(), wanted.end(), nonce.begin());
            const auto version = static_cast<crypto::SealVersion>(v.at("version").get<int>());
            const auto aad = hex(v, "aad_hex");
            const auto plain = hex(v, "plain_hex");
            const auto packet = sealer.sealWithNonce(plain, aad, version, nonce);
            return packet == hex(v, "packet_hex") && sealer.open(packet, aad) == plain;
        });
    }

    void openingEndsAsInGo()
    {
        overAll("aesgcm-open.json", [](const Json& v) {
            crypto::Sealer sealer(ringOf(v.at("keyring_hex")));
            const auto opened = sealer.open(hex(v, "packet_hex"), hex(v, "aad_hex"));
            if (opened.has_value() != v.at("ok").get<bool>()) return false;
            return !opened || *opened == hex(v, "plain_hex");
        });
    }

    void compressionIsByteIdentical()
    {
        overAll("lzw.json", [](const Json& v) {
            const auto plain = hex(v, "plain_hex");
            Bytes packed;
            lzwCompress(packed, plain);
            Bytes envelope;
            encode(envelope, Compress{0, packed});
            Bytes back;
            return plain.size() == v.at("plain_len").get<std::size_t>() &&
                   packed == hex(v, "lzw_hex") && envelope == hex(v, "envelope_hex") &&
                   lzwDecompress(back, packed, plain.size()) && back == plain;
        });
    }

    void decompressionEndsAsInGo()
    {
        overAll("lzw-decode.json", [](const Json& v) {
            Bytes out;
            const auto done = lzwDecompress(out, hex(v, "lzw_hex"), kStreamPlainLargest);
            const bool ok = v.at("ok").get<bool>();
            if (done.has_value() != ok) return false;
            return out == hex(v, ok ? "plain_hex" : "partial_hex");
        });
    }

    void compoundsAreByteIdentical()
    {
        overAll("compound.json", [](const Json& v) {
            std::vector<Bytes> kept;
            for (const auto& part : v.at("parts_hex")) {
                kept.push_back(vectors::bytesOf(part.get<std::string>()));
            }
            return encodeCompound({kept.begin(), kept.end()}) == hex(v, "hex");
        });
    }

    void compoundsAreReadAsInGo()
    {
        overAll("compound-decode.json", [](const Json& v) {
            const auto body = hex(v, "body_hex");
            const auto found = decodeCompound(body);
            if (found.has_value() != v.at("ok").get<bool>()) return false;
            if (!found) return found.error() == DecodeError::Truncated;
            Json parts = Json::array();
            for (const auto part : found->parts)
                parts.push_back(toHex(part));
            return parts == v.at("parts_hex") &&
                   found->truncated == v.at("truncated").get<std::size_t>();
        });
    }

    void checksumsMatch()
    {
        overAll("crc.json", [](const Json& v) {
            const auto inner = hex(v, "inner_hex");
            return crc32(inner) == v.at("crc32").get<std::uint32_t>() &&
                   wrapCrc(inner) == hex(v, "hex");
        });
    }

    void labelsAreWrittenAndReadAsInGo()
    {
        overAll("label.json", [](const Json& v) {
            const bool ok = v.at("ok").get<bool>();
            if (v.contains("inner_hex")) {
                const auto made = addLabel(v.at("label").get<std::string>(), hex(v, "inner_hex"));
                return made.has_value() == ok && (!made || *made == hex(v, "hex"));
            }
            const auto bytes = hex(v, "hex");
            const auto split = splitLabel(bytes);
            if (split.has_value() != ok) return false;
            return !split || (split->label == v.at("label").get<std::string>() &&
                              toHex(split->rest) == v.at("rest_hex").get<std::string>());
        });
    }
};

QTEST_APPLESS_MAIN(TstVectorsFraming)
#include "tst_vectors_framing.moc"
