#pragma once

#include <QObject>

#include "core/base/endpoint.h"
#include "ui/models/probe_result.h"

namespace grapevine::widgets {

/// Tries TCP connections from this desk, when a person asks for it and never by itself. Connects
/// and closes again, without a byte.
class EndpointProbe : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Answers by `answered`, later and once for each address that waits.
    virtual void probe(const HostPort& where) = 0;
    /// Whoever has not been answered will not be.
    virtual void cancel() = 0;

Q_SIGNALS:
    void answered(const grapevine::HostPort& where, const grapevine::models::ProbeResult& result);
};

} // namespace grapevine::widgets
