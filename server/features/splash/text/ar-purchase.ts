import type { SplashText } from './types.ts';

export const arPurchase: SplashText['purchase'] = {
  states: {
    waiting: { heading: 'انظر إلى هاتفك', message: 'تطلب منك M-Pesa رمز PIN.' },
    late: {
      heading: 'في انتظار M-Pesa',
      message: 'لم ترد M-Pesa بعد. نقودك في أمان، وسيظهر رمزك هنا ويصلك في رسالة.',
    },
    unknown: {
      heading: 'في انتظار M-Pesa',
      message:
        'لم تخبرنا M-Pesa بعد. إذا كنت قد دفعت فنقودك في أمان، وسيظهر رمزك هنا ويصلك في رسالة.',
    },
    paid: { heading: 'تم الدفع. شكرًا!', message: 'اضغط «اتصال» لتدخل الإنترنت.' },
    stale: {
      heading: 'لا رد من M-Pesa',
      message: 'لم تخبرنا M-Pesa بشيء عن هذه الدفعة. إذا خرجت نقودك فأدخل رمز M-Pesa وسنجدها.',
    },
    suspense: {
      heading: 'وصلتنا نقودك',
      message: 'المبلغ لا يطابق هذه الباقة. سيصلح صاحب الشبكة ذلك ولن يضيع شيء.',
    },
    reversed: {
      heading: 'أُعيدت النقود',
      message: 'أعادت M-Pesa هذه الدفعة، ولذلك لم يعد رمزها يعمل.',
    },
  },
  sending: { heading: 'نتصل بـ M-Pesa', message: 'الطلب في طريقه إلى هاتفك.' },
  queued: {
    heading: 'لحظة من أجل M-Pesa',
    message: 'لا يقبل M-Pesa طلبًا آخر لهذا الرقم بعد. سيُرسل طلبك تلقائيًا.',
  },
  queueCountdown: { template: 'يُرسل بعد {seconds} ثانية.', done: 'يُرسل الآن.' },
  failed: {
    cancelled: {
      heading: 'أُلغي الطلب',
      message: 'لم يُخصم شيء. يمكنك المحاولة مرة أخرى متى شئت.',
    },
    wrong_pin: {
      heading: 'رمز PIN خاطئ',
      message: 'لم يُخصم شيء. حاول مرة أخرى وأدخل رمز PIN بعناية.',
    },
    insufficient_funds: {
      heading: 'رصيد M-Pesa لا يكفي',
      message: 'لم يُخصم شيء. اشحن M-Pesa وحاول مرة أخرى، أو اختر باقة أصغر.',
    },
    limits: {
      heading: 'بلغت حد M-Pesa',
      message: 'لم يُخصم شيء. حد M-Pesa لديك لا يسمح بهذا المبلغ اليوم.',
    },
    busy: { heading: 'M-Pesa مشغولة', message: 'لم يُخصم شيء. انتظر دقيقتين ثم حاول مرة أخرى.' },
    session_open: {
      heading: 'M-Pesa مفتوحة على هاتفك',
      message: 'لم يُخصم شيء. أغلق قائمة M-Pesa الأخرى وانتظر دقيقة ثم حاول مرة أخرى.',
    },
    expired: {
      heading: 'انتهى الوقت',
      message: 'لم يصل رمز PIN في الوقت ولم يُخصم شيء. يمكنك المحاولة مرة أخرى.',
    },
    not_prompted: {
      heading: 'لم يصل الطلب إلى هاتفك',
      message: 'لم يُخصم شيء. حاول مرة أخرى من فضلك.',
    },
    unreachable: {
      heading: 'تعذر الوصول إلى هاتفك',
      message: 'لم يُخصم شيء. تأكد أنه يعمل وفيه إشارة، ثم حاول مرة أخرى.',
    },
    operator_fault: {
      heading: 'لا يمكننا قبول M-Pesa الآن',
      message: 'لم يُخصم شيء. الخطأ منا: أخبر صاحب الشبكة أو استخدم قسيمة.',
    },
    rejected: {
      heading: 'رفضت M-Pesa الطلب',
      message: 'لم يُخصم شيء. تأكد من الرقم وحاول مرة أخرى.',
    },
    no_answer: {
      heading: 'لم ترد M-Pesa',
      message: 'حاول مرة أخرى بعد دقيقة. إذا خرجت نقودك فافتح «لقد دفعت».',
    },
    other: {
      heading: 'لم تتم عملية الدفع',
      message: 'رفضت M-Pesa هذه الدفعة. يمكنك المحاولة مرة أخرى.',
    },
  },
  steps: [
    'انظر إلى الهاتف \u2066{phone}\u2069.',
    'تأكد من المبلغ: {price}.',
    'أدخل رمز PIN الخاص بـ M-Pesa وأرسله.',
    'عد إلى هنا. يظهر رمزك وحده.',
  ],
  countdown: 'يبقى الطلب مفتوحًا نحو {seconds} ثانية.',
  countdownDone: 'ما زلنا ننتظر رد M-Pesa…',
  check: 'تحقق الآن',
  retry: 'أرسل الطلب مرة أخرى',
  retryNote: 'يذهب إلى الرقم نفسه.',
  retryUnknownNote: 'فقط إذا لم يصل طلب إلى هاتفك ولم تدخل رمز PIN.',
  retryWait: 'يمكنك المحاولة مرة أخرى بعد {seconds} ثانية.',
  retryReady: 'يمكنك المحاولة مرة أخرى الآن.',
  otherNumber: 'استخدم رقمًا آخر',
  otherPlan: 'اختر باقة أخرى',
  useVoucher: 'استخدم قسيمة',
  claim: 'لقد دفعت',
};
