#pragma once

#include <QDialog>

#include "core/base/counters.h"

class QTableWidget;

namespace grapevine::widgets {

/// Every counter by name: what was received, refused and dropped since the link began.
class CountersDialog final : public QDialog {
    Q_OBJECT
public:
    explicit CountersDialog(QWidget* parent = nullptr);

    void show(const Counters& counters);

private:
    QTableWidget* m_table = nullptr;
};

} // namespace grapevine::widgets
