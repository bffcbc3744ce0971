/*
 * One step of gradient descent of the linear (A:3,B:3):1 network, width 100, scalar modalities, on second moments: rows from the
 * output down (dgemv), columns of the residual from the inputs up (dgemv), rank-one updates (dger) by OpenBLAS. The same work as
 * LinearNetwork does, one library call a pass.
 *
 *   cc -O3 -march=native gradient_step.c -o gradient_step -lopenblas -lm
 *
 * Prints "openblas-linear-1 microseconds", the best of 50 means of 1000 steps (--quick: of ten). One thread: set
 * OPENBLAS_NUM_THREADS=1.
 */
#define _POSIX_C_SOURCE 199309L
#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WIDTH = 100, BRANCHES = 2, STEPS = 1000 };

/* Of a branch: first layer, two square layers; b_k is the row above layer k, p_k the column below it. */
typedef struct {
  double first[WIDTH], second[WIDTH * WIDTH], third[WIDTH * WIDTH];
  double b1[WIDTH], b2[WIDTH];
  double p1[WIDTH], p2[WIDTH], p3[WIDTH];
} branch;

static branch branches[BRANCHES];
static double top[WIDTH], sum[WIDTH];
/* Toy data of ratio 2, uncorrelated: the target is the sum of the inputs. */
static const double variance[BRANCHES] = {4, 1};

static void step(double rate) {
  double residual[BRANCHES];
  for (int m = 0; m < BRANCHES; m++) {
    branch *x = &branches[m];
    cblas_dgemv(CblasRowMajor, CblasTrans, WIDTH, WIDTH, 1, x->third, WIDTH, top, 1, 0, x->b2, 1);
    cblas_dgemv(CblasRowMajor, CblasTrans, WIDTH, WIDTH, 1, x->second, WIDTH, x->b2, 1, 0, x->b1, 1);
    residual[m] = variance[m] * (1 - cblas_ddot(WIDTH, x->first, 1, x->b1, 1));
  }
  memset(sum, 0, sizeof sum);
  for (int m = 0; m < BRANCHES; m++) {
    branch *x = &branches[m];
    memset(x->p1, 0, sizeof x->p1);
    cblas_daxpy(WIDTH, residual[m], x->first, 1, x->p1, 1);
    cblas_dgemv(CblasRowMajor, CblasNoTrans, WIDTH, WIDTH, 1, x->second, WIDTH, x->p1, 1, 0, x->p2, 1);
    cblas_dgemv(CblasRowMajor, CblasNoTrans, WIDTH, WIDTH, 1, x->third, WIDTH, x->p2, 1, 0, x->p3, 1);
    cblas_daxpy(WIDTH, 1, x->p3, 1, sum, 1);
    cblas_daxpy(WIDTH, rate * residual[m], x->b1, 1, x->first, 1);
    cblas_dger(CblasRowMajor, WIDTH, WIDTH, rate, x->b2, 1, x->p1, 1, x->second, WIDTH);
    cblas_dger(CblasRowMajor, WIDTH, WIDTH, rate, top, 1, x->p2, 1, x->third, WIDTH);
  }
  cblas_daxpy(WIDTH, rate, sum, 1, top, 1);
}

static void fill(double *w, int length) {
  for (int i = 0; i < length; i++) {
    w[i] = 0.02 * (rand() / (double)RAND_MAX - 0.5);
  }
}

int main(int argc, char **argv) {
  int means = argc > 1 && strcmp(argv[1], "--quick") == 0 ? 10 : 50;
  double best = INFINITY;
  for (int m = 0; m < BRANCHES; m++) {
    fill(branches[m].first, WIDTH);
    fill(branches[m].second, WIDTH * WIDTH);
    fill(branches[m].third, WIDTH * WIDTH);
  }
  fill(top, WIDTH);
  for (int k = 0; k < means; k++) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int s = 0; s < STEPS; s++) {
      step(0.04);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    double us = ((end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec)) / 1e3 / STEPS;
    best = us < best ? us : best;
  }
  if (!isfinite(top[0])) {
    fprintf(stderr, "gradient_step: diverged\n");
    return 1;
  }
  printf("openblas-linear-1 %.2f\n", best);
  return 0;
}
