#include <QtTest/QTest>

#include <cstdlib>
#include <cstring>
#include <unordered_set>
#include <utility>

#include "core/base/random.h"
#include "core/crypto/sealer.h"

using namespace grapevine;
using namespace grapevine::crypto;

namespace {

SecretKey key(unsigned char fill, std::size_t size = 16)
{
    return SecretKey::fromBytes(Bytes(size, static_cast<std::byte>(fill))).value();
}

Bytes text(std::size_t size)
{
    SeededRandom random(size + 1);
    Bytes out(size);
    random.fill(out);
    return out;
}

} // namespace

class TstSealer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySizeAndVersionComesBack()
    {
        for (const std::size_t keySize : {16U, 24U, 32U}) {
            Sealer sealer(Keyring({key(4, keySize)}));
            for (const auto version : {SealVersion::Padded, SealVersion::Plain}) {
                for (const std::size_t size :
                     {0U, 1U, 15U, 16U, 17U, 31U, 32U, 600U, 1400U, 70'000U}) {
                    const auto plain = text(size);
                    const auto packet = sealer.seal(plain, asBytes("label"), version);
                    const std::size_t padding = version == SealVersion::Padded ? 16 - size % 16 : 0;
                    QCOMPARE(packet.size(), 1 + kNonceSize + size + padding + kTagSize);
                    QCOMPARE(packet[0], static_cast<std::byte>(version));
                    QCOMPARE(sealer.open(packet, asBytes("label")).value(), plain);
                }
            }
        }
    }

    void everyFlippedBitBehindTheVersionIsRefused()
    {
        Sealer sealer(Keyring({key(4, 32)}));
        for (const auto version : {SealVersion::Padded, SealVersion::Plain}) {
            const auto packet = sealer.seal(text(40), asBytes("l"), version);
            for (std::size_t at = 1; at < packet.size(); ++at) {
                auto broken = packet;
                broken[at] ^= static_cast<std::byte>(1U << at % 8);
                QCOMPARE(sealer.open(broken, asBytes("l")).error(), OpenError::NoKeyFits);
            }
            for (std::size_t size = 0; size < packet.size(); ++size) {
                QVERIFY(!sealer.open(ByteView(packet).first(size), asBytes("l")));
            }
        }
    }

    void additionalBytesAreAuthenticated()
    {
        Sealer sealer(Keyring({key(4)}));
        const auto packet = sealer.seal(text(40), asBytes("lan"));
        QVERIFY(sealer.open(packet, asBytes("lan")));
        QCOMPARE(sealer.open(packet, asBytes("wan")).error(), OpenError::NoKeyFits);
        QCOMPARE(sealer.open(packet, {}).error(), OpenError::NoKeyFits);
    }

    void everyKeyOfTheRingOpens()
    {
        Sealer ring(Keyring({key(1, 16), key(2, 32), key(3, 24), key(4, 16)}));
        for (const auto& one : ring.keyring().keys()) {
            Sealer alone(Keyring({one}));
            QCOMPARE(ring.open(alone.seal(text(99), {}), {}).value(), text(99));
            QCOMPARE(alone.open(ring.seal(text(99), {}), {}).has_value(), one.equals(key(1, 16)));
        }
        Sealer stranger(Keyring({key(9)}));
        QCOMPARE(ring.open(stranger.seal(text(99), {}), {}).error(), OpenError::NoKeyFits);
    }

    void aPacketThatDoesNotOpenLeavesNothingInTheBuffer()
    {
        Sealer sealer(Keyring({key(1)}));
        auto packet = sealer.seal(text(500), {});
        packet.back() ^= std::byte{1};
        Bytes buffer(2000, std::byte{0x55});
        QVERIFY(!sealer.openInto(buffer, packet, {}));
        QVERIFY(buffer.empty());
        // The memory behind the empty vector is still ours: the unauthenticated text is not there.
        QVERIFY(std::memcmp(buffer.data(), text(500).data(), 500) != 0);
    }

    void theBufferIsReused()
    {
        Sealer sealer(Keyring({key(1)}));
        Bytes buffer;
        QVERIFY(sealer.openInto(buffer, sealer.seal(text(1400), {}), {}));
        const auto* place = buffer.data();
        for (const std::size_t size : {1400U, 3U, 0U, 700U}) {
            const auto opened = sealer.openInto(buffer, sealer.seal(text(size), {}), {});
            QVERIFY(opened);
            QCOMPARE(Bytes(opened->begin(), opened->end()), text(size));
            QCOMPARE(static_cast<const void*>(buffer.data()), static_cast<const void*>(place));
        }
    }

    void versionsAndLengthsAreCheckedFirst()
    {
        Sealer sealer(Keyring({key(1)}));
        QCOMPARE(sealer.open({}, {}).error(), OpenError::Empty);
        QCOMPARE(sealer.open(Bytes(60, std::byte{2}), {}).error(), OpenError::UnknownVersion);
        QCOMPARE(sealer.open(Bytes(28, std::byte{1}), {}).error(), OpenError::TooShort);
        QCOMPARE(sealer.open(Bytes(29, std::byte{1}), {}).error(), OpenError::NoKeyFits);
        QCOMPARE(sealer.open(Bytes(44, std::byte{0}), {}).error(), OpenError::TooShort);
        QCOMPARE(sealer.open(Bytes(45, std::byte{0}), {}).error(), OpenError::NoKeyFits);
    }

    void aPadCountAboveTheTextIsRefused()
    {
        // Sealed as version 1 and relabelled: the last byte of the text then counts as padding.
        Sealer sealer(Keyring({key(1)}));
        for (unsigned count = 0; count < 256; ++count) {
            Bytes plain(40, std::byte{1});
            plain.back() = static_cast<std::byte>(count);
            auto packet = sealer.seal(plain, {});
            packet[0] = std::byte{0};
            const auto opened = sealer.open(packet, {});
            QCOMPARE(opened.has_value(), count <= 40);
            if (opened) {
                QCOMPARE(opened->size(), std::size_t{40 - count});
            } else {
                QCOMPARE(opened.error(), OpenError::BadPadding);
            }
        }
    }

    void withoutKeysNothingOpens()
    {
        Sealer sealer{Keyring{}};
        QVERIFY(!sealer.hasKeys());
        QCOMPARE(sealer.open(Bytes(60, std::byte{1}), {}).error(), OpenError::NoKeyFits);
    }

    void aMovedSealerStillWorks()
    {
        Sealer first(Keyring({key(1)}));
        const auto packet = first.seal(text(10), {});
        Sealer second(std::move(first));
        QCOMPARE(second.open(packet, {}).value(), text(10));
    }

    void noncesDoNotRepeat()
    {
        // R33 asks for 10^7 before a release: GRAPEVINE_NONCES=10000000.
        const char* wanted = std::getenv("GRAPEVINE_NONCES");
        const auto count = wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 200'000ULL;
        Sealer sealer(Keyring({key(1)}));
        struct Nonce {
            std::uint64_t head;
            std::uint32_t tail;
            bool operator==(const Nonce&) const = default;
        };
        struct Hash {
            std::size_t operator()(const Nonce& n) const { return n.head ^ n.tail; }
        };
        std::unordered_set<Nonce, Hash> seen;
        seen.reserve(count);
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto packet = sealer.seal({}, {});
            Nonce nonce{};
            std::memcpy(&nonce.head, packet.data() + 1, 8);
            std::memcpy(&nonce.tail, packet.data() + 9, 4);
            QVERIFY(seen.insert(nonce).second);
        }
    }
};

QTEST_APPLESS_MAIN(TstSealer)
#include "tst_sealer.moc"
