#pragma once

#include "core/base/random.h"

namespace grapevine::net {

/// From the operating system; each call asks the kernel, so keep it off hot paths.
class SystemRandom final : public Random {
public:
    [[nodiscard]] std::uint64_t next() override;
};

} // namespace grapevine::net
