#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace grapevine::bench {

/// A field of /proc/self/status such as VmRSS, in kB; 0 when there is none.
[[nodiscard]] inline double statusField(std::string_view field)
{
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.compare(0, field.size(), field) == 0) {
            std::istringstream words(line.substr(field.size() + 1));
            double value = 0.0;
            words >> value;
            return value;
        }
    }
    return 0.0;
}

} // namespace grapevine::bench
