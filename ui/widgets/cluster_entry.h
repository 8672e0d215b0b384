#pragma once

#include <QAbstractButton>

#include "ui/widgets/open_cluster.h"

namespace grapevine::widgets {

/// One open cluster in the sidebar: the glyph of its worst status, its title, and how many are ill.
class ClusterEntry final : public QAbstractButton {
    Q_OBJECT
public:
    explicit ClusterEntry(const QString& objectName, QWidget* parent = nullptr);

    void setCluster(const OpenCluster& cluster);
    void setFolded(bool folded);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintCount(QPainter& painter, const QRect& area) const;

    OpenCluster m_cluster;
    bool m_folded = false;
};

} // namespace grapevine::widgets
