#include "tests/interop/audit/flight.h"

#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace grapevine::audit {

namespace {

using Json = nlohmann::json;

std::optional<Endpoint> endpointOf(const std::string& text)
{
    const auto place = parseHostPort(text, 0);
    if (!place) return std::nullopt;
    const auto address = IpAddress::fromText(place->host);
    if (!address) return std::nullopt;
    return Endpoint{.address = *address, .port = place->port};
}

std::optional<Flight> flightOf(const std::string& line)
{
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    try {
        const auto from = endpointOf(json.at("from").get<std::string>());
        const auto to = endpointOf(json.at("to").get<std::string>());
        auto bytes = fromHex(json.at("hex").get<std::string>());
        if (!from || !to || !bytes) return std::nullopt;
        Flight flight;
        flight.began = json.at("t").get<double>();
        flight.ended = json.value("end", flight.began);
        flight.carrier =
            json.at("proto").get<std::string>() == "tcp" ? Carrier::Stream : Carrier::Datagram;
        flight.from = *from;
        flight.to = *to;
        flight.bytes = std::move(*bytes);
        flight.stream = json.value("stream", std::int64_t{0});
        flight.senderDialled = json.value("dialled", false);
        flight.complete = json.value("complete", true);
        return flight;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

} // namespace

Expected<std::vector<Flight>, std::string> readFlights(const std::string& path)
{
    std::ifstream file(path);
    if (!file) return failure("cannot read " + path);
    std::vector<Flight> flights;
    std::string line;
    while (std::getline(file, line)) {
        auto flight = flightOf(line);
        if (!flight) {
            return failure(path + ": line " + std::to_string(flights.size() + 1) +
                           " is no captured flight");
        }
        flights.push_back(std::move(*flight));
    }
    return flights;
}

} // namespace grapevine::audit
