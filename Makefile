# Every command of the project. Paths are relative: the checkout may lie anywhere, under any name.
.DEFAULT_GOAL := help
.PHONY: help run test check bench bench-api bench-text bench-import bench-export bench-pages interop fuzz stop clean lock runtime development peers soak

PYTHON ?= python3
ARGS ?=
export PYTHON
TESTING = MIHAKK_TESTING=1
# Each process of the tests has a database of its own; ARGS="-n 0" runs all in one.
ABREAST = -n auto --maxprocesses 4 --dist worksteal

help: ## show this list / هذه القائمة
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1#\2/p' Makefile | awk -F'#' '{printf "%-12s %s\n", $$1, $$2}'

run: runtime ## run the site until Ctrl-C / تشغيل الموقع
	@exec .venv/bin/python -m annotator.supervisor run

test: development ## run every test (ARGS="-k name" for some) / كل الاختبارات
	@CHROMIUM="$$(.venv/bin/python .ci/chromium.py)" && export CHROMIUM && \
	$(TESTING) exec .venv/bin/python -m pytest $(ABREAST) $(if $(CI),-p tests.ground.unskipped) $(ARGS)

check: development ## format, lint, types, layers, templates, migrations, fast tests / فحوص سريعة
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m ruff check .
	.venv/bin/python -m mypy annotator claims
	.venv/bin/lint-imports
	.venv/bin/python -m djlint templates --lint --quiet
	$(TESTING) .venv/bin/python manage.py makemigrations --check --dry-run
	.venv/bin/python .ci/messages.py --check
	$(TESTING) .venv/bin/python manage.py diagrams --check
	$(TESTING) .venv/bin/python -m pytest -q $(ABREAST) -m "not browser and not slow" $(ARGS)

bench: development ## measure what must stay fast / قياس السرعة
	@$(TESTING) exec .venv/bin/python -m pytest tests/bench -s -q \
	-o python_files="bench_*.py" -o python_functions="bench_*" $(ARGS)

bench-text: development peers ## proposals beside other programs; DATA="file …" adds sets / قياس المقترحات
	@$(TESTING) exec .venv/bin/python -m pytest tests/bench/bench_text.py tests/bench/bench_pairs.py tests/bench/bench_speed.py -s -q \
	-o python_files="bench_*.py" -o python_functions="bench_*" $(foreach file,$(DATA),--data "$(file)") $(ARGS)

bench-import: development ## imports beside COPY and save(); ROWS=n, FULL=1: a million too / قياس الاستيراد
	@$(TESTING) exec .venv/bin/python -m pytest tests/bench/bench_import.py -s -q \
	-o python_files="bench_*.py" -o python_functions="bench_*" $(ARGS)

fuzz: development ## requests made up from the API's description, as every role / طلبات عشوائية للواجهة
	@FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-50} $(TESTING) exec .venv/bin/python -m pytest tests/fuzz -s -q $(ARGS)

bench-api: development ## the API at 10,000 and 100,000 claims; FULL=1: 1,000,000 too / قياس الواجهة
	@$(TESTING) FULL=$(FULL) exec .venv/bin/python -m pytest tests/bench/bench_api.py -s -q \
	-o python_files="bench_*.py" -o python_functions="bench_*" $(ARGS)

bench-pages: development ## the pages at 10,000 and 100,000 claims; FULL=1: 1,000,000 too / قياس الصفحات
	@$(TESTING) FULL=$(FULL) exec .venv/bin/python -m pytest tests/bench/bench_pages.py -s -q \
	-o python_files="bench_*.py" -o python_functions="bench_*" $(ARGS)

soak: development ## many people at once for two minutes / مراجعون كثيرون معًا دقيقتين
	@$(TESTING) MIHAKK_SOAK_SECONDS=120 exec .venv/bin/python -m pytest tests/soak/test_soak.py -s -q $(ARGS)

bench-export: development ## a complete export beside COPY; FULL=1: a million / قياس التصدير
	@$(TESTING) exec .venv/bin/python -m pytest tests/bench/bench_export.py -s -q \
	-o python_files="bench_*.py" -o python_functions="bench_*" $(ARGS)

interop: development ## exports through other programs and validators / مع البرامج الأخرى
	@sh .ci/interop/run

stop: ## stop all that this checkout runs / إيقاف كل شيء
	@if [ -x .venv/bin/python ]; then \
	.venv/bin/python -m annotator.supervisor stop && \
	.venv/bin/python -m annotator.private_database stop && \
	$(TESTING) .venv/bin/python -m annotator.private_database stop; fi

clean: stop ## delete environment, caches and test database; DATA=1: the desk's data too / تنظيف
	@if [ -x .venv/bin/python ]; then \
	$(TESTING) .venv/bin/python -m annotator.private_database remove && \
	if [ -n "$(DATA)" ]; then .venv/bin/python -m annotator.private_database remove && rm -rf .mihakk; fi; fi
	@rm -rf .venv .venv-peers .venv-interop .mihakk/test .mihakk/static .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

lock: development ## write the lock files from requirements*.txt / تثبيت الإصدارات
	@sh .ci/lock

runtime development peers:
	@sh .ci/python .ci/environment.py $@
