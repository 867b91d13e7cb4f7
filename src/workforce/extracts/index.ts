export { missingFields } from './missing-fields.ts'
export { membersSchema } from './members.ts'
export { registerSchema } from './register.ts'
export { staffSchema } from './staff.ts'
