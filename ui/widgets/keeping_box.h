#pragma once

#include <QComboBox>

#include "ui/widgets/key_keeping.h"

namespace grapevine::widgets {

/// Where a key is kept: for this session only, in the desktop's keyring, in a sealed file. What
/// cannot be had says why and cannot be chosen.
class KeepingBox final : public QComboBox {
    Q_OBJECT
public:
    explicit KeepingBox(const QString& objectName, QWidget* parent = nullptr);

    void setOffer(KeepingOffer offer);
    [[nodiscard]] KeyKeeping keeping() const;
    /// For this session only, where that cannot be had.
    void choose(KeyKeeping keeping);

private:
    [[nodiscard]] bool isOffered(KeyKeeping keeping) const;

    KeepingOffer m_offer;
};

} // namespace grapevine::widgets
