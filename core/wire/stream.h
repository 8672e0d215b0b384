#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/base/expected.h"
#include "core/crypto/sealer.h"
#include "core/wire/decode_error.h"
#include "core/wire/messages.h"
#include "core/wire/value_skipper.h"

namespace grapevine::wire {

enum class StreamSide : std::uint8_t {
    Dialled,  ///< We read the answer to our own request: it carries no label header.
    Accepted, ///< We read a request: it carries the label header, if there is a label.
};

/// Takes the bytes of one TCP side as they arrive and peels encryption and compression (one
/// level). The plain bytes then start with the message type.
///
/// Plain uncompressed content is passed through as it arrives; encrypted or compressed content
/// appears when its frame is complete. Nothing is allocated from a claimed length, and memory
/// never exceeds what really came in plus one decompressed copy.
/// Source: memberlist, net.go (readStream, decryptRemoteState).
class StreamReader {
public:
    /// `sealer` may be null for a plain cluster; it is borrowed and must outlive the reader.
    StreamReader(StreamSide side, std::string label, crypto::Sealer* sealer);

    /// The next bytes from the socket. An error is final, and the same however the bytes are cut.
    /// Whatever follows a complete frame is dropped, as Go does.
    [[nodiscard]] Expected<void, DecodeError> feed(ByteView bytes);

    /// Plain content so far, type byte first; grows with feed(). Empty until the type is known.
    [[nodiscard]] ByteView plain() const;

    /// True when the whole content is known to be there (encrypted and compressed frames know
    /// their length; plain content ends only where its message does).
    [[nodiscard]] bool frameComplete() const;

    /// The very first byte that came after the label, if any: tells an encrypted answer (10)
    /// from a plain one, and gossip from something else.
    [[nodiscard]] std::optional<std::uint8_t> firstByte() const;

private:
    enum class Stage : std::uint8_t { Label, First, Encrypted, Compressed, Plain, Done };
    /// What one step led to: wait for bytes, or look again in the new stage.
    enum class Next : std::uint8_t { Wait, Again };
    using Step = Expected<Next, DecodeError>;

    [[nodiscard]] Expected<void, DecodeError> advance();
    [[nodiscard]] Step takeLabel();
    [[nodiscard]] Step takeFirst();
    [[nodiscard]] Step takeEncrypted();
    [[nodiscard]] Step takeCompressed();
    [[nodiscard]] Expected<void, DecodeError> inflate(ByteView envelope);
    [[nodiscard]] Expected<void, DecodeError> appendPlain(ByteView bytes);
    [[nodiscard]] bool keyed() const;

    std::string m_label;
    crypto::Sealer* m_sealer;
    Stage m_stage;
    Bytes m_raw; ///< What came in and is not understood yet; empty once the content is plain.
    Bytes m_plain;
    ValueSkipper m_envelope; ///< Finds the end of a compress message that is still arriving.
    std::optional<std::uint8_t> m_firstByte;
    std::optional<DecodeError> m_failure;
};

/// Wraps one side's whole content (type byte included) for the wire.
/// `side` is ours: the dialling one writes the label header, the answer does not, yet its
/// additional bytes contain the label all the same. `label` has at most kLabelLongest bytes
/// (asserted). Empty when OpenSSL refuses to seal.
[[nodiscard]] Bytes wrapStream(ByteView content, StreamSide side, std::string_view label,
                               crypto::Sealer* sealer, bool compress);

/// Whether `byte` can begin a gossip stream's content (any known type byte).
[[nodiscard]] bool isGossipFirstByte(std::uint8_t byte);

} // namespace grapevine::wire
