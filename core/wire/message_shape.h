#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/strong_number.h"
#include "core/wire/limits.h"
#include "core/wire/msgpack_reader.h"
#include "core/wire/msgpack_writer.h"

namespace grapevine::wire {

// One table per message, its Shape, says how it looks on the wire; reading and writing follow it.

enum class WhenEmpty : std::uint8_t { Written, LeftOut, Nil };

/// `M::*member` under its name on the wire.
template<class M, class T> struct Field {
    std::string_view name; ///< Below 32 bytes.
    T M::*member;
    WhenEmpty whenEmpty = WhenEmpty::Written; ///< Also said of the number 0.
    std::size_t most = kListMost;             ///< Entries, where the member is a list.
};

template<class M, class T>
constexpr Field<M, T> field(std::string_view name, T M::*member,
                            WhenEmpty whenEmpty = WhenEmpty::Written, std::size_t most = kListMost)
{
    return {name, member, whenEmpty, most};
}

/// Specialised with `static constexpr auto fields = std::tuple{field(..), ..}` in declaration
/// order, which is the order of the array form.
template<class M> struct Shape;

template<class M>
inline constexpr std::size_t kFieldCount = std::tuple_size_v<decltype(Shape<M>::fields)>;

/// Positions of the fields in the order of their names: how Go writes a map.
template<class M>
inline constexpr auto kByName = [] {
    const auto names = std::apply(
        [](const auto&... f) { return std::array<std::string_view, sizeof...(f)>{f.name...}; },
        Shape<M>::fields);
    std::array<std::size_t, kFieldCount<M>> order{};
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
    return order;
}();

template<class T> inline constexpr bool kIsList = false;
template<class T> inline constexpr bool kIsList<std::vector<T>> = true;
template<class T> inline constexpr bool kIsOptional = false;
template<class T> inline constexpr bool kIsOptional<std::optional<T>> = true;
template<class T>
inline constexpr bool kIsNumber = std::is_unsigned_v<T> && !std::is_same_v<T, bool>;
template<class T> inline constexpr bool kIsStrong = false;
template<class Tag, class R> inline constexpr bool kIsStrong<StrongNumber<Tag, R>> = true;
template<class T> inline constexpr bool kIsTable = false;
template<class K, class V> inline constexpr bool kIsTable<std::vector<std::pair<K, V>>> = true;

template<class M> void readMessage(MsgpackReader& reader, M& out);

template<class T> void readList(MsgpackReader& reader, std::vector<T>& out, std::size_t most);
template<class T> void readTable(MsgpackReader& reader, std::vector<T>& out, std::size_t most);

template<class T> void readValue(MsgpackReader& reader, T& out, std::size_t most)
{
    if constexpr (std::is_same_v<T, bool>) {
        out = reader.readBool();
    } else if constexpr (kIsNumber<T>) {
        out = static_cast<T>(reader.readUnsigned(std::numeric_limits<T>::max()));
    } else if constexpr (kIsStrong<T>) {
        using R = typename T::Representation;
        out = T{static_cast<R>(reader.readUnsigned(std::numeric_limits<R>::max()))};
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        out = reader.readSigned();
    } else if constexpr (std::is_same_v<T, double>) {
        out = reader.readReal();
    } else if constexpr (std::is_same_v<T, std::string_view>) {
        out = reader.readText();
    } else if constexpr (std::is_same_v<T, ByteView>) {
        out = reader.readBytes(kByteFieldLargest);
    } else if constexpr (kIsTable<T>) {
        readTable(reader, out, most);
    } else if constexpr (kIsList<T>) {
        readList(reader, out, most);
    } else if constexpr (kIsOptional<T>) {
        if (reader.takeNil()) {
            out.reset();
        } else {
            readMessage(reader, out.emplace());
        }
    } else {
        readMessage(reader, out);
    }
}

/// The count of a list or table, within its limit; nothing after a failure or a nil.
inline std::optional<std::size_t> openCounted(MsgpackReader& reader, MsgpackReader::Shape wanted,
                                              std::size_t most)
{
    const auto opening = reader.open();
    if (opening.shape == MsgpackReader::Shape::Nil) return std::nullopt;
    if (opening.shape != wanted) reader.fail(DecodeError::WrongType);
    if (opening.count > most || !reader.spend(opening.count)) reader.fail(DecodeError::TooLarge);
    return opening.count;
}

template<class T> void readList(MsgpackReader& reader, std::vector<T>& out, std::size_t most)
{
    out.clear();
    const auto count = openCounted(reader, MsgpackReader::Shape::Array, most);
    if (!count) return;
    out.reserve(std::min(*count, reader.left()));
    for (std::size_t i = 0; i < *count && !reader.failed(); ++i) {
        readValue(reader, out.emplace_back(), most);
    }
    reader.close();
}

template<class T> void readTable(MsgpackReader& reader, std::vector<T>& out, std::size_t most)
{
    out.clear();
    const auto count = openCounted(reader, MsgpackReader::Shape::Map, most);
    if (!count) return;
    out.reserve(std::min(*count, reader.left() / 2));
    for (std::size_t i = 0; i < *count && !reader.failed(); ++i) {
        auto& [key, value] = out.emplace_back();
        key = reader.readText();
        readValue(reader, value, most);
    }
    reader.close();
}

template<std::size_t Position, class M> void readField(MsgpackReader& reader, M& out)
{
    constexpr auto& f = std::get<Position>(Shape<M>::fields);
    readValue(reader, out.*f.member, f.most);
}

/// A key the sender put elsewhere than Go does, or one we do not know.
template<class M, std::size_t... I>
void readStrayField(MsgpackReader& reader, M& out, std::index_sequence<I...> /*positions*/)
{
    const auto key = reader.readText();
    const bool known =
        ((key == std::get<I>(Shape<M>::fields).name && (readField<I>(reader, out), true)) || ...);
    if (!known) reader.skip();
}

template<class M, std::size_t... I>
void readFields(MsgpackReader& reader, M& out, MsgpackReader::Opening opening,
                std::index_sequence<I...> positions)
{
    std::size_t rest = opening.count;
    if (opening.shape == MsgpackReader::Shape::Array) {
        ((rest > 0 ? (readField<I>(reader, out), --rest) : 0), ...);
        for (; rest > 0 && !reader.failed(); --rest)
            reader.skip();
        return;
    }
    // First along Go's own order, which costs one comparison a field; then whatever is left.
    ((rest > 0 && reader.takeKey(std::get<kByName<M>[I]>(Shape<M>::fields).name)
          ? (readField<kByName<M>[I]>(reader, out), --rest)
          : 0),
     ...);
    for (; rest > 0 && !reader.failed(); --rest)
        readStrayField(reader, out, positions);
}

/// Fills the fields that are there; the others keep what they have.
template<class M> void readMessage(MsgpackReader& reader, M& out)
{
    const auto opening = reader.open();
    if (opening.shape == MsgpackReader::Shape::Nil) {
        if (!reader.failed()) out = M{};
        return;
    }
    readFields(reader, out, opening, std::make_index_sequence<kFieldCount<M>>{});
    reader.close();
}

template<class M> void writeMessage(MsgpackWriter& writer, const M& message);

template<class T> void writeValue(MsgpackWriter& writer, const T& value)
{
    if constexpr (std::is_same_v<T, bool>) {
        writer.boolean(value);
    } else if constexpr (kIsNumber<T>) {
        writer.number(value);
    } else if constexpr (kIsStrong<T>) {
        writer.number(value.value());
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        writer.signedNumber(value);
    } else if constexpr (std::is_same_v<T, double>) {
        writer.real(value);
    } else if constexpr (std::is_same_v<T, std::string_view>) {
        writer.text(value);
    } else if constexpr (std::is_same_v<T, ByteView>) {
        writer.bytes(value);
    } else if constexpr (kIsTable<T>) {
        writer.map(value.size());
        for (const auto& [key, entry] : value) {
            writer.text(key);
            writeValue(writer, entry);
        }
    } else if constexpr (kIsList<T>) {
        writer.array(value.size());
        for (const auto& entry : value)
            writeValue(writer, entry);
    } else if constexpr (kIsOptional<T>) {
        value ? writeMessage(writer, *value) : writer.nil();
    } else {
        writeMessage(writer, value);
    }
}

template<class T> [[nodiscard]] bool isEmptyValue(const T& value)
{
    if constexpr (std::is_integral_v<T>) {
        return value == T{};
    } else if constexpr (requires { value.empty(); }) {
        return value.empty();
    } else {
        return false;
    }
}

template<class M, std::size_t... I>
void writeFields(MsgpackWriter& writer, const M& message, std::index_sequence<I...> /*positions*/)
{
    const auto written = [&](const auto& f) {
        return f.whenEmpty != WhenEmpty::LeftOut || !isEmptyValue(message.*f.member);
    };
    const auto write = [&](const auto& f) {
        if (!written(f)) return;
        writer.text(f.name);
        if (f.whenEmpty == WhenEmpty::Nil && isEmptyValue(message.*f.member)) {
            writer.nil();
        } else {
            writeValue(writer, message.*f.member);
        }
    };
    writer.map((std::size_t{written(std::get<I>(Shape<M>::fields))} + ...));
    (write(std::get<kByName<M>[I]>(Shape<M>::fields)), ...);
}

template<class M> void writeMessage(MsgpackWriter& writer, const M& message)
{
    writeFields(writer, message, std::make_index_sequence<kFieldCount<M>>{});
}

} // namespace grapevine::wire
