#include "app/cli/member_json.h"

#include <nlohmann/json.hpp>

namespace grapevine::cli {

std::string pretty(const Json& json)
{
    return json.dump(2, ' ', true, Json::error_handler_t::replace);
}

std::string oneLine(const Json& json)
{
    return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

} // namespace grapevine::cli
