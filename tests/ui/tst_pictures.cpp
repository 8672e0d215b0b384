#include <QCursor>
#include <QDir>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/looks/window_states.h"
#include "tests/ui/window_bench.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::WindowBench;

/// Draws every state of the window in both themes. Set GRAPEVINE_PICTURES to a folder to look at
/// the pictures; QT_SCALE_FACTOR=2 draws them for a dense screen.
class TstPictures final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyStateIsDrawn_data();
    void everyStateIsDrawn();

private:
    QTemporaryDir m_scratch;
    QString m_folder;
};

namespace {

void save(WindowBench& bench, const QString& path)
{
    QCursor::setPos(1090, 630);
    QTest::qWait(30);
    QPixmap picture = bench.window.grab();
    // A list that hangs open is a window of its own.
    auto* list = QApplication::activePopupWidget();
    if (list == nullptr) list = QApplication::activeModalWidget();
    if (list != nullptr) {
        QPainter painter(&picture);
        painter.drawPixmap(list->mapToGlobal(QPoint()) - bench.window.mapToGlobal(QPoint()),
                           list->grab());
    }
    QVERIFY(picture.save(path));
    // A picture of one colour shows nothing.
    const QImage image = picture.toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    QVERIFY(colours.size() > 5);
}

} // namespace

void TstPictures::initTestCase()
{
    m_folder = qEnvironmentVariable("GRAPEVINE_PICTURES", m_scratch.path());
    QVERIFY(QDir().mkpath(m_folder));
}

void TstPictures::everyStateIsDrawn_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("dark");
    for (const auto& state : test::windowStates()) {
        QTest::addRow("%s-light", qPrintable(state)) << state << false;
        QTest::addRow("%s-dark", qPrintable(state)) << state << true;
    }
}

void TstPictures::everyStateIsDrawn()
{
    QFETCH(QString, state);
    QFETCH(bool, dark);
    widgets::applyTheme(dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
    WindowBench bench;
    test::reach(bench, state);
    save(bench, QStringLiteral("%1/%2-%3.png")
                    .arg(m_folder, state, dark ? QStringLiteral("dark") : QStringLiteral("light")));
}

QTEST_MAIN(TstPictures)
#include "tst_pictures.moc"
