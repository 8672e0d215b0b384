#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/time_text.h"
#include "core/link/command.h"
#include "core/rpc/object_stream.h"
#include "core/wire/msgpack_writer.h"
#include "tests/vectors/vector_file.h"

/// What the recorded RPC sessions hold, taken apart.
namespace grapevine::vectors {

/// The objects that the agent sent in one step; empty when they do not cut.
inline std::vector<Bytes> objectsOf(const nlohmann::json& step)
{
    rpc::ObjectStream stream;
    stream.feed(bytesOf(step.at("received_hex").get<std::string>()));
    std::vector<Bytes> out;
    while (true) {
        const auto object = stream.next(rpc::kListLargest);
        if (!object) return {};
        if (!*object) return stream.buffered() == 0 ? out : std::vector<Bytes>{};
        out.emplace_back((*object)->begin(), (*object)->end());
    }
}

inline std::uint64_t seqOf(const nlohmann::json& object)
{
    return std::stoull(object.at("Seq").get<std::string>());
}

inline Bytes header(std::uint64_t seq, const std::string& error)
{
    Bytes out;
    wire::MsgpackWriter writer{out};
    writer.map(2);
    writer.text("Error");
    writer.text(error);
    writer.text("Seq");
    writer.number(seq);
    return out;
}

/// A field of a body as Go prints it: `{Name:deploy Payload:[1 2] Coalesce:true}`.
inline std::string goField(const std::string& body, const std::string& name)
{
    auto at = body.find(name + ":");
    while (at != std::string::npos && at > 0 && body[at - 1] != '{' && body[at - 1] != ' ')
        at = body.find(name + ":", at + 1);
    if (at == std::string::npos) return {};
    at += name.size() + 1;
    int depth = 0;
    auto end = at;
    for (; end < body.size(); ++end) {
        if (body[end] == '[') ++depth;
        if (body[end] == ']') --depth;
        if (depth == 0 && (body[end] == ' ' || body[end] == '}')) break;
    }
    return body.substr(at, end - at);
}

/// The words between the brackets of a Go list or map.
inline std::vector<std::string> goWords(const std::string& text)
{
    const auto open = text.find('[');
    if (open == std::string::npos) return {};
    std::vector<std::string> out;
    std::string word;
    for (const char c : text.substr(open + 1, text.size() - open - 2) + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            out.push_back(std::exchange(word, {}));
        }
    }
    return out;
}

inline Bytes goBytes(const std::string& text)
{
    Bytes out;
    for (const auto& word : goWords(text))
        out.push_back(static_cast<std::byte>(std::stoi(word)));
    return out;
}

inline link::SendEvent eventOf(const std::string& body)
{
    link::SendEvent out;
    out.name = goField(body, "Name");
    out.payload = goBytes(goField(body, "Payload"));
    out.coalesce = goField(body, "Coalesce") == "true";
    return out;
}

inline link::SendQuery queryOf(const std::string& body)
{
    link::SendQuery out;
    out.name = goField(body, "Name");
    out.payload = goBytes(goField(body, "Payload"));
    out.nodes = goWords(goField(body, "FilterNodes"));
    for (const auto& word : goWords(goField(body, "FilterTags"))) {
        const auto colon = word.find(':');
        out.tags.push_back({word.substr(0, colon), word.substr(colon + 1)});
    }
    out.ack = goField(body, "RequestAck") == "true";
    out.relayFactor = static_cast<std::uint8_t>(std::stoi(goField(body, "RelayFactor")));
    out.timeout = parseDuration(goField(body, "Timeout")).value_or(Duration{});
    return out;
}

} // namespace grapevine::vectors
