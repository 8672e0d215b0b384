#pragma once

#include <QWidget>

#include "ui/models/member_store.h"

namespace grapevine::widgets {

/// How many members there are of each status: glyph, number, word. Statuses nobody has stay away,
/// but alive, which is told even when it is none.
class TallyStrip final : public QWidget {
    Q_OBJECT
public:
    explicit TallyStrip(QWidget* parent = nullptr);

    void show(const models::MemberTally& tally);
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Part {
        models::StatusKind kind;
        QString text;
    };
    [[nodiscard]] QList<Part> parts() const;

    models::MemberTally m_tally;
};

} // namespace grapevine::widgets
